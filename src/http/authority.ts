/** Host and port as a request names them (RFC 9110 §7.2): `port` is the text that was given, '' where there was none. */
export interface Authority {
  readonly name: string;
  readonly port: string;
}

const FORM = /^([a-z0-9._~-]+|\[[0-9a-f:.]+\])(?::(\d{0,5}))?$/i;

const HIGHEST_PORT = 65_535;

/** Reads `host[:port]`; undefined where it has any other form. The name comes in small letters. */
export const authorityOf = (text: string): Authority | undefined => {
  const [, name, port = ''] = FORM.exec(text) ?? [];
  if (name === undefined || Number(port) > HIGHEST_PORT) return undefined;
  return { name: name.toLowerCase(), port };
};
