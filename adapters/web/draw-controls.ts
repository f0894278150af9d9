import { type Html, html, webAddress } from "./html.ts";

/** A button or a select of a payload, whichever platform it is of. */
export type Control =
  | {
      readonly kind: "button";
      readonly label: string;
      readonly id: string | null;
      readonly value: string | null;
      /** Where a link button leads. */
      readonly url: string | null;
      readonly style: string;
      readonly disabled: boolean;
    }
  | {
      readonly kind: "select";
      readonly id: string;
      readonly placeholder: string;
      readonly options: readonly { readonly label: string; readonly value: string; readonly description: string }[];
      readonly disabled: boolean;
    };

/** A control as a real one: it reports its own id and value when it is used, or leads to an http(s) address. */
export function drawControl(control: Control): Html {
  const off = control.disabled && html` disabled`;
  if (control.kind === "select") {
    return html`<select class="drawn-select" data-press="${control.id}" aria-label="${control.placeholder}"${off}>
<option value="">${control.placeholder}</option>${control.options.map(
      ({ label, value, description }) =>
        html`<option value="${value}">${label}${description && ` (${description})`}</option>`,
    )}</select>`;
  }
  const { label, id, value, url, style } = control;
  if (url !== null) {
    const href = webAddress(url);
    if (href === null) return html`<span class="drawn-button ${style} off">${label}</span>`;
    return html`<a class="drawn-button link ${style}" href="${href}" target="_blank" rel="noopener noreferrer">${label}</a>`;
  }
  return html`<button type="button" class="drawn-button ${style}" data-press="${id ?? ""}"${value !== null && html` data-value="${value}"`}${off}>${label}</button>`;
}
