import type { Words } from '@unhidden/record';
import type { FormName, SubmittedFile } from '../intake/submission.ts';
import type { Language } from '../ui/language.ts';

/** Who did something: a user id, or one of these. */
export const PERSON = 'person';
export const CLOCK = 'clock';

/** A file of a case; the original lies in `kept/<case>/<id>`, sealed to us as it came and again under the case's key. */
export type CaseFile = SubmittedFile & {
  /** Opens the outer seal (see `openKept`). */
  readonly sealedKey: string;
  /** What lies there is not what the person was shown as stored. */
  readonly isDamaged?: true;
};

/** What a case begins with. */
export type CaseContent = {
  /** The form it came by; null where staff opened the case themselves. */
  readonly form: FormName | null;
  readonly lang: Language;
  /** '' where the person has no code. */
  readonly locator: string;
  /** age recipient of the person's code; '' where there is none. */
  readonly replyTo: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly files: readonly CaseFile[];
  readonly warnings: readonly string[];
};

/** Why somebody moved a case, as a code of the kind, and in words for colleagues. */
export type MoveBody = { readonly reason?: string; readonly text?: string; readonly data?: unknown };

export type TaskBody = {
  readonly id: string;
  readonly title: Words;
  /** UTC date, or null. */
  readonly due: string | null;
};

/** What each type of event holds, sealed under the key of the case. */
export type EventBodies = {
  readonly created: CaseContent;
  readonly move: MoveBody;
  /** For colleagues only. */
  readonly note: { readonly text: string };
  /** Between us and the person, in either direction. */
  readonly message: { readonly id: string; readonly text: string };
  /** From a template; the person reads it on the status page. */
  readonly letter: {
    readonly id: string;
    readonly template: string;
    readonly subject: string;
    readonly text: string;
  };
  readonly assign: { readonly user: string | null };
  readonly task: TaskBody;
  readonly 'task done': { readonly id: string };
  /** Files that came later. */
  readonly files: { readonly files: readonly CaseFile[] };
  /** What a kind of its own remembers, such as a scorecard, a slot, a booking. */
  readonly fact: { readonly name: string; readonly value: unknown };
  /** The key is destroyed: what stays are kind, stages and days. */
  readonly erased: { readonly reason: string };
};
export type EventType = keyof EventBodies;

/** One entry of a history. `body` is null once the case was erased. */
export type CaseEvent = {
  readonly [Type in EventType]: {
    readonly seq: number;
    readonly type: Type;
    /** Of a move, its name. */
    readonly move: string | null;
    /** Where the case stands after it. */
    readonly stage: string;
    /** After `created` and moves: the day by which something is to happen, or null. */
    readonly due: string | null;
    readonly by: string;
    /** UTC date: nobody needs to know at what hour a person wrote. */
    readonly day: string;
    readonly body: EventBodies[Type] | null;
  };
}[EventType];

/** What is to be added to a history, before it has its place there. */
export type NewEvent = {
  readonly [Type in EventType]: { readonly type: Type; readonly body: EventBodies[Type] };
}[EventType];
