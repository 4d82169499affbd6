/** Where a node listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}
