/** Who said something where; `authorId` is null where a conversation belongs to all who take part: a thread, direct messages. */
export interface Speaker {
  readonly channelId: string;
  readonly authorId: string | null;
}

/** The key of a running conversation: a whole thread, or one person in a busy channel. */
export function conversationOf({ channelId, authorId }: Speaker): string {
  return `discord:thread:${channelId}${authorId === null ? "" : `:${authorId}`}`;
}

/** The key of the conversation that a reply to one of our answers goes on from; `id` is the answer's, or its interaction's. */
export function conversationOfAnswer(id: string): string {
  return `discord:said:${id}`;
}
