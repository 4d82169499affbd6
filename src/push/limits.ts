/** What one live connection may use (DESIGN §6); all of them are settings. */
export interface LiveLimits {
  /** Bytes of a message from a client; beyond it the connection is closed with 1009. */
  readonly maxMessageBytes: number;
  /** Channels that one connection may follow. */
  readonly maxSubscriptions: number;
  /** Messages that a client may send at once, and how many more each second. */
  readonly messageBurst: number;
  readonly messagesPerSecond: number;
  /** Bytes that may wait for a reader; then its channels rest until they are gone. */
  readonly bufferBytes: number;
  /** How long a reader may rest; then the connection is closed with 4001. */
  readonly slowMs: number;
  readonly pingMs: number;
  readonly maxConnections: number;
}
