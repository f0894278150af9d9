const addresses: Readonly<Record<string, string>> = {
  "apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
  mit: "https://spdx.org/licenses/MIT.html",
  "bsd-2-clause": "https://spdx.org/licenses/BSD-2-Clause.html",
  "bsd-3-clause": "https://spdx.org/licenses/BSD-3-Clause.html",
  "ms-pl": "https://spdx.org/licenses/MS-PL.html",
  "mpl-2.0": "https://www.mozilla.org/MPL/2.0/",
  "gpl-2.0": "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
  "gpl-3.0": "https://www.gnu.org/licenses/gpl-3.0.html",
  "lgpl-3.0": "https://www.gnu.org/licenses/lgpl-3.0.html",
  "agpl-3.0": "https://www.gnu.org/licenses/agpl-3.0.html",
  "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
  "cc-by-2.0-kr": "https://creativecommons.org/licenses/by/2.0/kr/",
  "odc-by": "https://opendatacommons.org/licenses/by/1-0/",
  odbl: "https://opendatacommons.org/licenses/odbl/1-0/",
  pddl: "https://opendatacommons.org/licenses/pddl/1-0/",
  "cdla-permissive-1.0": "https://cdla.dev/permissive-1-0/",
  "cdla-permissive-2.0": "https://cdla.dev/permissive-2-0/",
  "cdla-sharing-1.0": "https://cdla.dev/sharing-1-0/",
  "c-uda": "https://spdx.org/licenses/C-UDA-1.0.html",
  unlicense: "https://unlicense.org/",
};

/** Where a licence's text stands; null for one with no public text of its own, such as "other". */
export function licenseUrl(license: string): string | null {
  const [, terms, version] = /^cc-(by(?:-nc)?(?:-sa|-nd)?)-(\d\.\d)$/.exec(license) ?? [];
  if (terms !== undefined) return `https://creativecommons.org/licenses/${terms}/${version}/`;
  return addresses[license] ?? null;
}
