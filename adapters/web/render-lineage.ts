import { type Dataset, writeAbout } from "../../src/index.ts";
import { type Html, html } from "./html.ts";
import { type Lineage, lineageOf, type Relative } from "./lineage.ts";
import { type PageKit, recordLink } from "./page-kit.ts";

/** The height of a row, in pixels: the style sheet's `.lineage li` has the same. */
const row = 30;
const step = 20;
const left = 10;
const turn = 8;

const x = ({ level }: Relative) => left + level * step;
const y = (index: number) => index * row + row / 2;

/** The lines: down from the older one, and round a corner into the younger. */
function rail({ rows, edges }: Lineage): Html {
  const width = left * 2 + Math.max(...rows.map(({ level }) => level)) * step;
  const height = rows.length * row;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
${edges.map(([from, to]) => {
  const [above, below] = [rows[from], rows[to]];
  if (!above || !below) return "";
  const [x1, x2, y2] = [x(above), x(below), y(to)];
  return html`<path d="M${x1} ${y(from)}V${y2 - turn}Q${x1} ${y2} ${x1 + turn} ${y2}H${x2}"/>`;
})}
${rows.map((one, index) => html`<circle class="${one.role}" cx="${x(one)}" cy="${y(index)}" r="${one.role === "self" ? 6 : 4}"/>`)}</svg>`;
}

function name(kit: PageKit, { name, id, role }: Relative): Html {
  const { said } = kit;
  const shown =
    role === "self"
      ? html`<strong><bdi>${name}</bdi></strong>`
      : id === null
        ? html`<bdi>${name}</bdi>`
        : recordLink(kit, { type: "dataset", id }, name);
  const what = { ancestor: said.madeFrom, self: said.thisOne, child: said.madeInto }[role];
  return html`<li class="${role}">${shown} <small>${what}</small></li>`;
}

/** The lineage of a dataset as a graph down the side of a list of its relatives; nothing where it has none. */
export function renderLineage(kit: PageKit, dataset: Dataset): Html {
  const { engine, said, links, locale } = kit;
  const lineage = lineageOf(engine.registry(), dataset);
  if (lineage === null) return html``;
  const more = (count: number, intent: "parents" | "children") => {
    if (count === 0) return "";
    const href = links.ask({ question: writeAbout(intent, [dataset.name], locale) });
    const what = intent === "parents" ? said.madeFrom : said.madeInto;
    const text = said.more(count);
    return html`<p class="more">${href === null ? text : html`<a href="${href}">${text}</a>`} <small>${what}</small></p>`;
  };
  return html`<div class="lineage"><div class="graph">${rail(lineage)}<ul>${lineage.rows.map((one) => name(kit, one))}</ul></div>
${more(lineage.moreParents, "parents")}${more(lineage.moreChildren, "children")}</div>`;
}
