import { type Card, type Dataset, writeAbout } from "../../src/index.ts";
import { askLink } from "./ask-link.ts";
import { facetValues } from "./facet-values.ts";
import { type Html, html, type Part } from "./html.ts";
import { labelOf, type PageKit, recordLink } from "./page-kit.ts";
import { sizeText } from "./size-text.ts";
import type { SourceMarks } from "./source-marks.ts";

/** A dataset as a row, and what an answer says of it besides. */
export interface DatasetRow {
  readonly dataset: Dataset;
  /** Its card in an answer; null in a list of all. */
  readonly card: Card | null;
  /** What tells it from the others of the answer. */
  readonly why: string | null;
}

type Marks = SourceMarks["mark"];

function labels(kit: PageKit, dataset: Dataset, facet: "kind" | "language" | "annotation", most: number): string[] {
  const values = facetValues(kit.engine.registry(), dataset, facet);
  const shown = values.slice(0, most).map((value) => labelOf(kit, facet, value));
  return values.length > most ? [...shown, kit.said.more(values.length - most)] : shown;
}

/** The terms as the answer says them, which also looks at what it was made from; else the licence's own. */
function licence(kit: PageKit, { dataset: { license, sources }, card }: DatasetRow, mark: Marks): Html | null {
  const said = card?.fields.find(({ key }) => key === "license");
  if (license === null && !said) return null;
  const permits = license === null ? undefined : kit.engine.registry().value("license", license)?.permits?.commercial;
  // That a licence allows something is not the whole story of a dataset; that it forbids it is.
  const limits =
    !said &&
    permits &&
    permits !== "yes" &&
    html` <small class="permits ${permits}">${kit.said.permitsShort[permits]}</small>`;
  const terms = said ? said.value.map(({ text }) => text).join(", ") : labelOf(kit, "license", license ?? "");
  return html`<bdi>${terms}</bdi>${mark(sources, "license")}${limits}${said?.note && html` <small>${said.note}</small>`}`;
}

function users(kit: PageKit, { id, name }: Dataset): Html {
  const { said, engine, locale } = kit;
  const count = engine.registry().usersOf(id).length;
  if (count === 0) return html`<span class="unknown">${said.noUsersYet}</span>`;
  const link = askLink(kit, { question: writeAbout("users", [name], locale), locale }, said.modelCount(count), {
    className: "users",
  });
  return link.toString() === "" ? html`${said.modelCount(count)}` : link;
}

function renderRow(kit: PageKit, row: DatasetRow, marks: Marks, choosable: boolean): Html {
  const { said } = kit;
  const { dataset, card, why } = row;
  const note = card?.note ?? null;
  const [size] = dataset.size;
  const kind = [...labels(kit, dataset, "kind", 1), ...labels(kit, dataset, "annotation", 1)];
  const fact = (label: string, value: Part, mark: Part) =>
    html`<td data-label="${label}">${value === null || value === "" ? html`<span class="unknown" data-of="${label}:">${said.notVerified}</span>` : html`${value}${mark}`}</td>`;
  const choose =
    choosable &&
    html`<label class="choose"><input type="checkbox" name="compare" value="${dataset.name}" aria-label="${said.compareThis(dataset.name)}"> <span aria-hidden="true">${said.compareOne}</span></label>`;
  const about = [note, why].filter((part) => part);
  return html`<tbody><tr><th scope="row" class="name">${recordLink(kit, { type: "dataset", id: dataset.id }, dataset.name)} <small>${kind.join(" · ")}</small></th>
${fact(said.facts.size, size ? sizeText(kit, { ...size, part: null }) : null, marks(dataset.sources, "size"))}
${fact(said.facts.language, labels(kit, dataset, "language", 2).join(", "), marks(dataset.sources, "languages"))}
${fact(said.facts.license, licence(kit, row, marks), null)}
${fact(said.users, users(kit, dataset), null)}</tr>
${(about.length > 0 || choose) && html`<tr class="about"><td colspan="5">${choose}${note && html`<span class="row-note">${note}</span>`}${why && html` <span class="why">${why}</span>`}</td></tr>`}</tbody>`;
}

/**
 * Datasets as a table: what each is, how big, in which languages, on which terms, and who used it. What nobody verified
 * says so.
 * @param choosable whether they can be ticked, to be compared by the form around it.
 */
export function renderDatasetTable(
  kit: PageKit,
  rows: readonly DatasetRow[],
  { mark = () => html``, choosable = false }: { mark?: Marks; choosable?: boolean } = {},
): Html {
  const { said } = kit;
  const heads = [said.name, said.facts.size, said.facts.language, said.facts.license, said.users];
  return html`<table class="datasets"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
${rows.map((row) => renderRow(kit, row, mark, choosable))}</table>`;
}
