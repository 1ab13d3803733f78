import { addressOf, placeOf } from "./address.ts";
import type { PageDocument, PageWindow } from "./dom.ts";
import { isEmpty } from "./filter.ts";
import type { Panel } from "./panel.ts";
import type { Search } from "./search.ts";

/** Keeps the address and what is shown the same: what somebody looks at can be kept, sent, and gone back to. */
export function follow(
  document: PageDocument,
  window: PageWindow,
  { panel, fields }: { readonly panel: Panel; readonly fields: Search },
): void {
  const arrive = () => {
    const place = placeOf(window.location.hash);
    if (place.kind === "subject" && panel.open(place.anchor)) {
      return;
    }
    panel.close();
    if (place.kind === "filter") {
      fields.set(place.filter);
    }
  };
  const note = () => {
    if (!panel.isOpen()) {
      const filter = fields.filter();
      window.history.replaceState(null, "", isEmpty(filter) ? "#" : addressOf(filter));
    }
  };
  const close = () => {
    panel.close();
    note();
  };
  window.addEventListener("hashchange", arrive);
  document.getElementById("panel-close")?.addEventListener("click", close);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && panel.isOpen()) {
      close();
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-verdict], a[data-account]");
    if (link !== null) {
      event.preventDefault();
      const before = fields.filter();
      fields.set({
        ...before,
        verdict: link.getAttribute("data-verdict") ?? before.verdict,
        account: link.getAttribute("data-account") ?? before.account,
      });
      document.getElementById("roles")?.scrollIntoView({ block: "start" });
    }
  });
  arrive();
  fields.onShown(note);
}
