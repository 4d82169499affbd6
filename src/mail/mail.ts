/** A message as it is handed over. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** In plain words: read by everything, also in twenty years. */
  readonly text: string;
  /** `<…@…>`, the same whenever this message is handed over. */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How handing over ended. `answer` is the code of the mail server, 0 where it gave none: then the message has not been taken. `unclear`:
 * the connection broke when the server may have taken it already.
 */
export type HandedOver = 'taken' | 'unclear' | { readonly answer: number };

/** Where mail is handed over. */
export interface MailServer {
  /** True where the server answers and lets us in, as of now. */
  isThere(): Promise<boolean>;
  handOver(mail: Mail): Promise<HandedOver>;
  close(): void;
}
