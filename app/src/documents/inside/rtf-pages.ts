/** What `\ansicpg` names, as the decoder calls it. */
const decoders: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  65001: 'utf-8',
};

/** The code page that a `\fcharset` means; others mean the document's own. */
export const pageOfCharset: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  204: 1251,
  238: 1250,
};

export function decodePage(bytes: readonly number[], page: number): string {
  return new TextDecoder(decoders[page] ?? 'windows-1252').decode(Uint8Array.from(bytes));
}
