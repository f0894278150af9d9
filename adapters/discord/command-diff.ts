/** A command in the form in which two of them compare: defaults left out, sets sorted, only what we write. */
type NormalValue = string | number | boolean | null | readonly NormalValue[] | { readonly [key: string]: NormalValue };

/** What a deployment changes, as command names. */
export interface CommandChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Discord adds keys of its own (id, version, application_id …) to what it stores: only these are compared. */
const compared = new Set([
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "required",
  "autocomplete",
  "choices",
  "value",
  "min_length",
  "max_length",
  "default_member_permissions",
  "nsfw",
  "contexts",
  "integration_types",
]);
/** These hold names of languages, not keys of commands. */
const maps = new Set(["name_localizations", "description_localizations"]);
const sets = new Set(["contexts", "integration_types"]);

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function normal(value: unknown, isMap: boolean): NormalValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((item) => normal(item, false));
  if (typeof value !== "object" || value === null) return null;
  const entries = Object.entries(value)
    .filter(([key, item]) => (isMap || compared.has(key)) && !isEmpty(item))
    .map(([key, item]): [string, NormalValue] => {
      const plain = normal(item, maps.has(key));
      return [key, sets.has(key) && Array.isArray(plain) ? plain.toSorted() : plain];
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function byName(commands: readonly unknown[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const command of commands) {
    if (typeof command !== "object" || command === null || !("name" in command)) continue;
    const type = "type" in command && typeof command.type === "number" ? command.type : 1;
    const name = type === 1 ? `/${command.name}` : `${command.name}`;
    found.set(name, JSON.stringify(normal({ ...command, type }, false)));
  }
  return found;
}

/** How the commands that Discord has differ from ours. The order of options counts, the order of commands does not. */
export function compareCommands(theirs: readonly unknown[], ours: readonly unknown[]): CommandChanges {
  const old = byName(theirs);
  const wanted = byName(ours);
  const names = [...wanted.keys()];
  return {
    added: names.filter((name) => !old.has(name)),
    changed: names.filter((name) => old.has(name) && old.get(name) !== wanted.get(name)),
    removed: [...old.keys()].filter((name) => !wanted.has(name)),
  };
}
