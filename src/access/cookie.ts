/** The value of the first cookie of this name (RFC 6265 §5.4); as it was sent where it is not percent-encoded. */
export const cookie = (header: string | undefined, name: string): string | undefined => {
  const found = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  if (found === undefined) return undefined;
  const value = found.trim().slice(name.length + 1);
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
