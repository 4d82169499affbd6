/** Thrown where a verb cannot or will not do what it was asked to: exit code 1. The German message says why. */
export class Refused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refused';
  }
}
