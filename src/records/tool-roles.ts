/** The roles that a tool can have in making a dataset; their words are in `vocabulary/role.json`. */
export const toolRoles = ["generated", "judged", "translated", "filtered", "prompted-by"] as const;
