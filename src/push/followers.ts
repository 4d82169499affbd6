/** Who follows which channel: where something is told, nobody else is looked at. */
export class Followers<Follower> {
  readonly #byChannel = new Map<string, Set<Follower>>();

  of(channel: string): Iterable<Follower> {
    return this.#byChannel.get(channel) ?? [];
  }

  add(channel: string, follower: Follower): void {
    const followers = this.#byChannel.get(channel) ?? new Set();
    this.#byChannel.set(channel, followers.add(follower));
  }

  remove(channel: string, follower: Follower): void {
    const followers = this.#byChannel.get(channel);
    followers?.delete(follower);
    if (followers?.size === 0) this.#byChannel.delete(channel);
  }
}
