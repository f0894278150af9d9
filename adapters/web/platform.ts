import type { Locale, Message } from "../../src/index.ts";
import type { View } from "./view.ts";

/** Who sees an answer on a chat platform: the one who asked, or the channel. */
export type Audience = "one" | "channel";

/** An answer that a platform's adapter is to write. */
export interface Shown {
  readonly view: View;
  readonly message: Message;
  readonly audience: Audience;
}

/** A button or a choice in a select, as the platform would report it. */
export interface Pressed {
  /** The control's own id: `action_id`, `custom_id`. */
  readonly id: string;
  /** What a button carries beside its id; the chosen value of a select; null where there is none. */
  readonly value: string | null;
  /** The language of the answer it stands below. */
  readonly locale: Locale;
}

/** What a press leads to. */
export type PressResult =
  | {
      readonly kind: "view";
      readonly view: View;
      readonly audience: Audience;
      /** Whether it takes the place of the answer that was pressed (a turned page). */
      readonly replaces: boolean;
    }
  /** A sentence for the one who pressed. */
  | { readonly kind: "said"; readonly text: string }
  /** The platform opens a form of its own, which this page does not have. */
  | { readonly kind: "form" };

/** A chat platform, as far as the page shows it. Handed in, because adapters do not know each other. */
export interface WebPlatform {
  /** "slack" or "discord": also says how its payloads are drawn. */
  readonly name: "slack" | "discord";
  /** The payload that the adapter sends for this answer; `message` is the page's own, the adapter may show more at once. */
  readonly render: (shown: Shown) => unknown | Promise<unknown>;
  /** What the platform would refuse in a payload, a sentence each; empty where it takes it. */
  readonly check: (payload: unknown) => readonly string[];
  /** Reads a press as the adapter does; null where the control is none of this version's. */
  readonly press: (pressed: Pressed) => PressResult | null | Promise<PressResult | null>;
}
