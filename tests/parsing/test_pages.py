import time

import pytest

from transcripts.parsing.pages import is_html, text_from_html

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Briefing on the Mill | The Palace</title>
<meta property="og:title" content="Briefing on the Mill: Part &quot;Two&quot;">
<meta property="article:published_time" content="2022-02-12T10:00:00-05:00">
<link rel="canonical" href="https://palace.example/2022/02/12/mill/">
<style>p { color: red }</style><script>var a = "<p>no</p>";</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li>News</li></ul></nav>
<h1>Briefing on the Mill</h1>
<p>12:53 P.M. EST</p>
<p>MS.&nbsp;ALDER:&nbsp; Good   afternoon,
everyone.<br>Welcome. <i>(Laughter.)</i> In <s>2013</s> [2023].</p>
<p>Q&nbsp;&nbsp; Is it <b>true</b>&mdash;really?</p><!-- a comment -->
<table><tr><td>one</td><td>two</td></tr></table>
</body></html>
"""


def test_a_page_becomes_lines_with_its_metadata_in_front():
    assert text_from_html(PAGE) == (
        "---\n"
        'title: "Briefing on the Mill: Part \\"Two\\""\n'
        'date: "2022-02-12T10:00:00-05:00"\n'
        "source_url: https://palace.example/2022/02/12/mill/\n"
        "---\n\n"
        "Home\n\nNews\n\n"
        "Briefing on the Mill\n\n"
        "12:53 P.M. EST\n\n"
        "MS.\u00a0ALDER:\u00a0 Good afternoon, everyone.\n"
        "Welcome. (Laughter.) In <s>2013</s> [2023].\n\n"
        "Q\u00a0\u00a0 Is it true—really?\n\n"
        "one two\n"
    )


def test_preformatted_text_keeps_its_lines():
    page = "<html><body><pre>THE PALACE\n\n    For Release\n</pre><p>End</p></body>"
    assert text_from_html(page) == "THE PALACE\n\n    For Release\n\nEnd\n"


@pytest.mark.parametrize(
    ("head", "front"),
    [
        ("<title>Mill Day | The Palace</title>", "title: Mill Day\n"),
        ("<title>\n Mill\n Day </title>", "title: Mill Day\n"),
        ('<meta name="date" content="2022-02-12">', "date: 2022-02-12\n"),
        ('<time datetime="2022-02-12" itemprop="datePublished">', "date: 2022-02-12\n"),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<meta property="og:url" content="ftp://x/y">', ""),
        ('<time datetime="2022-02-12">Saturday</time>', ""),
        ('<meta name="viewport" content="width=device-width">', ""),
    ],
)
def test_metadata_is_taken_where_it_says_what_it_is(head, front):
    text = text_from_html(f"<html><head>{head}</head><body><p>Hi</p></body></html>")
    assert text.startswith(f"---\n{front}---\n" if front else text.lstrip("-"))


def test_one_heading_is_a_better_title_than_the_window():
    page = "<html><head><title>Palace - 12</title></head><h1>Mill Day</h1></html>"
    assert text_from_html(page).startswith("---\ntitle: Mill Day\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><p>Hi",
        "  \n<html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x"><html>',
        "<p>One</p><p>Two</p><p>Three</p>",
        "<div><div><h2>One</h2></div></div>",
    ],
)
def test_pages_and_pieces_of_pages_are_html(text):
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MS. ALDER:  Hello.",
        "END< br /> 5:50 P.M SAST",
        "in <s>2013</s> [2023] and <s>x</s> <s>y</s> <s>z</s>",
        "a < b and c > d",
        "He wrote <p> and then </p> on the board.",
        "<html5> is a word",
    ],
)
def test_prose_with_stray_marks_is_no_html(text):
    assert not is_html(text)


def test_a_declared_encoding_in_the_text_does_no_harm():
    page = (
        '<?xml version="1.0" encoding="ascii"?><html><body><p>Señor</p></body></html>'
    )
    assert "Señor" in text_from_html(page)


def test_nesting_of_any_depth_loses_no_words():
    page = "<html><body>" + "<div>" * 9000 + "<p>Deep &amp; down</p>" + "</div>" * 9000
    assert "Deep & down" in text_from_html(page)


def test_the_plain_way_keeps_struck_words_and_drops_scripts():
    deep = "<b>" * 5000
    page = f"{deep}<script>x()</script><p>In <del>2013</del><br>now</p><!-- no -->"
    assert text_from_html(page) == "In <s>2013</s>\nnow\n"


def test_hostile_pages_are_read_in_proportion():
    began = time.process_time()
    for page in ("<" * 300_000, "<p" * 150_000, "&" * 300_000, "<!--" * 80_000):
        text_from_html("<html>" + page)
        is_html(page)
    text_from_html("<html><body>" + "<p>a" * 100_000)
    for tail in ("<script>" * 40_000, "<!--" * 80_000, "<p" * 100_000, "<" * 300_000):
        text_from_html("<div>" * 5000 + tail)

    assert time.process_time() - began < 10


def test_a_page_without_words_gives_none():
    assert text_from_html("<html></html>").strip() == ""
    assert text_from_html("").strip() == ""
