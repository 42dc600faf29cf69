import { receiveForm } from '../../platform/receive-form.ts';

export const MOST_BYTES = 20 * 1024 * 1024;

export type Upload = { readonly name: string; readonly content: Buffer };
export type UploadProblem = 'fileMissing' | 'fileLarge' | 'fileBroken';

const limits = {
  files: 1,
  fileBytes: MOST_BYTES,
  fields: 5,
  fieldBytes: 1000,
  textBytes: 5000,
  bodyBytes: 10 * MOST_BYTES,
};

/** Reads the one file of a form as it streams in, and no more of it than is allowed. */
export async function receiveUpload(request: Request): Promise<Upload | UploadProblem> {
  const pieces: Buffer[] = [];
  let found: { readonly name: string; readonly isLarge: boolean } | undefined;
  const { problem } = await receiveForm(request, limits, async ({ name, content, isCut }) => {
    for await (const piece of content) pieces.push(piece as Buffer);
    found = { name, isLarge: isCut() };
  });
  if (problem === 'broken') return 'fileBroken';
  if (found === undefined) return 'fileMissing';
  return found.isLarge ? 'fileLarge' : { name: found.name, content: Buffer.concat(pieces) };
}
