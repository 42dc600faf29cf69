/** The text as given, or `undefined` for what is not UTF-8 or has control characters other than newline. */
export function asText(message: string | Uint8Array): string | undefined {
  const text = typeof message === 'string' ? message : decoded(message);
  const isPlain = text?.isWellFormed() === true && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
  return isPlain ? text : undefined;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    // A byte order mark is part of what is signed.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
