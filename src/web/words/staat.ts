const names = new Intl.DisplayNames(['de'], { type: 'region' });

/** The German name of a state by its two letters: "Österreich". */
export const staatWords = (code: string): string => names.of(code) ?? code;
