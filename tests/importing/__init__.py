"""Tests of importing, a module for each of its stages."""
