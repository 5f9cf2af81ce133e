// The page's own script: a beat is chosen, and the inside and the figure follow. Everything is shown as text.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const buttons = [...document.querySelectorAll("button.beat")];
  const inside = document.getElementById("inside");
  const figure = document.getElementById("figure");
  const choice = document.getElementById("figure-name");
  let beat = data.beat;
  let view = null;
  let turn = 0;

  const made = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };

  const reason = (part) => {
    const item = made("li");
    item.append(made("span", part.says));
    if (part.from) item.append(" ", made("span", part.from, "source"));
    if (part.parts.length) {
      const inner = made("ul");
      part.parts.forEach((each) => inner.append(reason(each)));
      item.append(inner);
    }
    return item;
  };

  const feeling = (felt) => {
    const item = made("li");
    const button = made("button", "", "feeling");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    const spot = made("span", "", "spot");
    spot.style.background = data.colours[felt.kind];
    button.append(spot, made("span", felt.says), made("span", felt.amount, "amount"));
    const why = made("div", "", "why");
    why.hidden = true;
    const list = made("ul");
    felt.why.forEach((part) => list.append(reason(part)));
    if (!felt.why.length) list.append(made("li", "It did not change at this beat."));
    const ask = made("p", "All of it: ");
    ask.append(made("code", `inscape why RUN "${felt.ask}"`));
    why.append(list, ask);
    button.addEventListener("click", () => {
      why.hidden = !why.hidden;
      button.setAttribute("aria-expanded", String(!why.hidden));
    });
    item.append(button, why);
    return item;
  };

  const show = () => {
    document.getElementById("beat-number").textContent = beat;
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(Number(button.dataset.beat) === beat)));
    inside.replaceChildren();
    const now = data.beats.find((each) => each.number === beat);
    for (const person of now ? now.people : []) {
      const list = made("ul");
      person.feelings.forEach((felt) => list.append(feeling(felt)));
      if (!person.feelings.length) list.append(made("li", "nothing much", "quiet"));
      const side = made("div");
      side.append(made("h3", person.who), list);
      inside.append(side);
    }
    if (view) view.signal("beat", beat).runAsync();
  };

  // The figures come in light colours; the ground and the ink of the other theme are put in their place.
  const dressed = ({ datasets, ...rest }) => {
    let text = JSON.stringify(rest);
    if (dark.matches) {
      Object.keys(data.themes.light).forEach((part) => {
        text = text.replaceAll(`"${data.themes.light[part]}"`, `"${data.themes.dark[part]}"`);
      });
    }
    return { ...JSON.parse(text), datasets };
  };

  const draw = async () => {
    const mine = ++turn;
    const spec = dressed(data.figures[choice.value]);
    figure.setAttribute("aria-label", spec.description);
    const result = await window.vegaEmbed(figure, spec, { actions: false, renderer: "svg" });
    if (mine !== turn) return;
    view = result.view;
    await view.signal("beat", beat).runAsync();
    document.body.dataset.drawn = choice.value;
  };

  const choose = (number, focus) => {
    beat = number;
    show();
    const button = buttons.find((each) => Number(each.dataset.beat) === number);
    if (button) button.scrollIntoView({ block: "nearest" });
    if (button && focus) button.focus();
  };

  buttons.forEach((button, at) => {
    button.addEventListener("click", () => choose(Number(button.dataset.beat), false));
    button.addEventListener("keydown", (event) => {
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (next === undefined || !buttons[next]) return;
      event.preventDefault();
      choose(Number(buttons[next].dataset.beat), true);
    });
  });
  document.querySelectorAll("button.go[data-beat]").forEach((button) => {
    button.addEventListener("click", () => choose(Number(button.dataset.beat), true));
  });
  choice.addEventListener("change", draw);
  dark.addEventListener("change", draw);
  show();
  draw();
})();
