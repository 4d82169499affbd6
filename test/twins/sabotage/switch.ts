/** What the rewritten product looks at, under the name that its sources have for it. */
interface Switchboard {
  /** The number of the rule that is switched off. */
  rule: number | undefined;
  /** The number of the call that is switched off. */
  site: number | undefined;
  /** A question whether somebody may see something, as it stands at a call. */
  at(
    site: number,
  ): <Given extends unknown[]>(ask: (...given: Given) => boolean) => (...given: Given) => boolean;
}

const sites: string[] = [];

const board: Switchboard = {
  rule: undefined,
  site: undefined,
  at:
    (site) =>
    (ask) =>
    (...given) =>
      board.site === site || ask(...given),
};

Object.assign(globalThis, { $sabotage: board });

/** Puts a call on a switch; gives what stands before it in the source. */
export const addSite = (name: string): string => `$sabotage.at(${sites.push(name) - 1})`;

/** The calls that have been put on switches, by name. */
export const sitesSoFar = (): readonly string[] => sites;

/** Switches one thing off, and everything else on. */
export const switchOff = (what: { readonly rule?: number; readonly site?: number }): void => {
  board.rule = what.rule;
  board.site = what.site;
};
