/** Nobody is pinged. An object on a message replaces the client's default as a whole, so every payload takes this one. */
export function noMentions(): { readonly parse: [] } {
  return { parse: [] };
}
