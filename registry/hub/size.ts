import type { Dataset } from "../../src/index.ts";
import type { HubCard } from "./card.ts";

type Size = Dataset["size"][number];
/** What the registry calls the units that the Hub counts in. */
export interface Units {
  readonly rows: string;
  readonly samples: string;
}

type Config = HubCard["dataset_info"][number];

// A dataset of sixty subjects would fill its record with them.
const mostConfigs = 12;
const number = new Intl.NumberFormat("en-US");

function counted(config: Config): readonly { readonly name: string; readonly count: number }[] {
  return (config.splits ?? []).flatMap(({ name, num_examples: count }) => (count ? [{ name, count }] : []));
}

function total(config: Config, unit: string, part: string | null): Size[] {
  const splits = counted(config);
  const count = splits.reduce((sum, split) => sum + split.count, 0);
  if (count === 0) return [];
  return [{ count, unit, asWritten: splits.map((split) => number.format(split.count)).join(" + "), part }];
}

function countedSizes(configs: readonly Config[], unit: string): Size[] {
  const whole = configs.length === 1 ? configs[0] : configs.find(({ config_name: name }) => name === "default");
  const parts = configs.filter((config) => config !== whole);
  const splits = whole ? counted(whole) : [];
  const ofSplits = splits.map(({ name, count }) => ({ count, unit, asWritten: number.format(count), part: name }));
  return [
    ...(whole ? total(whole, unit, null) : []),
    ...(splits.length > 1 ? ofSplits : []),
    ...(parts.length > mostConfigs ? [] : parts).flatMap((config) =>
      total(config, unit, `configuration ${config.config_name ?? "without a name"}`),
    ),
  ];
}

/**
 * The sizes that a card gives as its splits' numbers of examples. One configuration is the whole dataset, and so is
 * one called "default"; several are parts, as they may overlap, and more than twelve are left out. Without any, the
 * card's one band ("1K<n<10K"), which has no count.
 */
export function sizesOf({ dataset_info: configs, size_categories: bands }: HubCard, units: Units): Size[] {
  const sizes = countedSizes(configs, units.rows);
  const [band, ...others] = bands;
  if (sizes.length > 0 || band === undefined || others.length > 0) return sizes;
  return [{ count: null, unit: units.samples, asWritten: band, part: null }];
}
