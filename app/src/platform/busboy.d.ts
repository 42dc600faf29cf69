declare module 'busboy' {
  import type { Readable, Writable } from 'node:stream';

  type Info = { readonly filename?: string; readonly encoding: string; readonly mimeType: string };
  type FileStream = Readable & { readonly truncated?: boolean };

  export type Busboy = Writable & {
    on(event: 'file', listener: (name: string, stream: FileStream, info: Info) => void): Busboy;
    on(event: 'field', listener: (name: string, value: string) => void): Busboy;
    on(event: 'close' | 'filesLimit' | 'partsLimit' | 'fieldsLimit', listener: () => void): Busboy;
    on(event: 'error', listener: (error: Error) => void): Busboy;
  };
  export default function busboy(options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly defParamCharset?: string;
    readonly limits?: Readonly<
      Partial<Record<'fieldSize' | 'fields' | 'fileSize' | 'files' | 'parts' | 'headerPairs', number>>
    >;
  }): Busboy;
}
