// Keep the progress of an upload up to date; the whole page comes when that is over.
"use strict";

{
  const SECONDS = 3;

  const look = async () => {
    const shown = document.getElementById("progress");
    // Nothing is exchanged under somebody who is about to press a button.
    if (!document.hidden && !shown.contains(document.activeElement)) {
      try {
        const answer = await fetch(location.href, { cache: "no-store" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.getElementById("progress");
        if (!now || now.dataset.phase !== shown.dataset.phase) {
          location.reload();
          return;
        }
        shown.replaceWith(document.adoptNode(now));
      } catch {
        // the server is away for a moment
      }
    }
    setTimeout(look, SECONDS * 1000);
  };

  setTimeout(look, SECONDS * 1000);
}
