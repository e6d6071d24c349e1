// While somebody writes a topic: asks, as the button does, how many organisations want something like it.
{
  const form = document.currentScript.closest("form");
  const box = form.querySelector("[data-alike]");
  const said = box.querySelector("[role=status]");
  const { formAction } = form.querySelector("button[formaction]");
  const ENOUGH = 30; // characters
  const PAUSE = 1500; // ms
  let asked = "";
  let timer;

  const written = () => {
    const all = new FormData(form);
    return new URLSearchParams(["language", "themeId", "theme", "text"].map(name => [name, all.get(name) ?? ""]));
  };

  const ask = async () => {
    const body = written();
    if (body.get("text").trim().length < ENOUGH || `${body}` === asked) return;
    asked = `${body}`;
    try {
      const answer = await fetch(formAction, { method: "POST", body, credentials: "omit", redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const told = page.querySelector("[data-alike]");
      if (told && `${written()}` === asked) {
        said.textContent = told.dataset.alike > 0 ? told.querySelector("[role=status]").textContent : "";
      }
    } catch {
      // Nobody's topic fails for want of a hint, and the button is there.
    }
  };

  box.querySelector("[hidden]").hidden = false;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}
