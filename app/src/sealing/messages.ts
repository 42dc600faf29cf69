import { html } from '../ui/html.ts';
import { inLanguages } from '../ui/language.ts';
import { messagesKo } from './messages.ko.ts';

/** Texts of opening sealed values. */
export const sealingMessages = inLanguages(
  {
    title: 'Sealed values',
    lead: 'Names, contacts, places and files that could endanger somebody. They are opened one record at a time, with a reason and a second person.',
    waiting: 'Waiting for your decision',
    noneWaiting: 'Nobody waits for you.',
    mine: 'What you asked for',
    noneMine:
      'You have asked for nothing in the last seven days. Start on the page of a record: every sealed value there has a link.',
    stops: 'Day limits that were reached',
    noStops: 'Nobody reached a limit in the last thirty days.',
    stop: {
      'open person': 'wanted to open more than ten times on one day',
      'open all': 'wanted to open after all had opened fifty times on one day',
      search: 'wanted to look up more names on one day than is allowed',
    },
    findLink: 'Look up a sealed name',
    askedBy: (name: string) => `asked by ${name}`,
    somebody: 'somebody',
    hiddenRecord: 'a record you do not see',
    states: {
      waiting: 'waits for a second person',
      approved: 'may be opened now',
      declined: 'declined',
      'taken back': 'taken back',
      lapsed: 'lapsed: nobody decided within seven days',
      over: 'over: the fifteen minutes have passed',
      void: 'void: the agreement does not hold any more',
    },
    askTitle: 'Ask to open sealed values',
    askLead:
      'Choose what you need of this one record, and say why. A second person decides, and both names stand in the log.',
    nothingSealed: 'Nothing of this record that you may read is sealed.',
    values: 'What do you need?',
    valuesHint: 'No more than your task takes; at most twenty.',
    file: (at: string) => `File received on ${at}`,
    from: (source: string, locator: string) => `from ${source}, ${locator}`,
    reason: 'Why do you need it?',
    reasonHint: 'At least 20 characters. The second person reads it; it is kept sealed. Name nobody in it.',
    ask: 'Ask',
    asked: 'Asked. A second person has to agree; this page shows when.',
    problems: {
      'nothing chosen': 'Choose at least one value or file.',
      'too much': 'Choose at most twenty; ask again for the rest.',
      'reason short': 'Give the reason in at least 20 characters.',
      'reason unfit': 'The reason holds characters that cannot be kept, or is too long; write it anew.',
    },
    requestTitle: 'Request to open',
    record: 'Record',
    state: 'State',
    askedAt: 'Asked',
    reasonLabel: 'Reason',
    what: 'What',
    openUntil: (at: string) => `It may be opened until ${at} UTC.`,
    openings: (n: number) => (n === 1 ? 'It was opened once.' : `It was opened ${n} times.`),
    show: 'Show the values once',
    showHint:
      'The log is told first. The values stand on that page only: reloading it counts as another opening.',
    download: (at: string) => `Download the file received on ${at}`,
    takeBack: 'Take the request back',
    takenBack: 'The request is taken back.',
    decide: 'Decide on it',
    decideTitle: 'Decide on a request to open',
    decideLead:
      'You agree to exactly this, for fifteen minutes from now. Look at whether the reason needs these values and no fewer.',
    approve: 'Agree with your passkey',
    decline: 'Decline',
    approved: 'You agreed. It can be opened for fifteen minutes.',
    declined: 'The request is declined.',
    mayNot:
      'You cannot agree to this: it is your own, or your account or passkey does not stand for a second person.',
    approvalProblems: {
      unknown: 'There is no such request.',
      own: 'Nobody agrees to their own request.',
      'no right': 'Your account or passkey does not stand for a second person here.',
      closed: 'The request is decided already or has lapsed.',
      stale: 'The page was open too long; agree again.',
      'not proved': 'The passkey did not sign this request; try again.',
    },
    openTitle: 'Opened values',
    openLead: 'Shown once. Write down only what your task needs; close this page when you are done.',
    given: 'in the source',
    destroyed: 'The key was destroyed; nobody can open it any more.',
    otherCompartment: 'It was sealed in a compartment you are not a member of.',
    openProblems: {
      unknown: 'There is no such request.',
      'not approved':
        'It cannot be opened now: nobody agreed, the fifteen minutes have passed, or the agreement does not hold any more.',
      'quota person': 'You have opened ten times today. That is the limit; the administrators are told.',
      'quota all':
        'Fifty openings were made today. That is the limit for everybody; the administrators are told.',
    },
    back: 'Back to the request',
    findTitle: 'Look up a sealed name',
    findLead:
      'Says whether a full name, in any spelling, is sealed in a compartment. The name you type is kept nowhere.',
    compartment: 'Compartment',
    name: 'Full name',
    nameHint: 'Family and given name; a family name alone finds nothing.',
    year: 'Year of birth',
    yearHint: 'Leaves out people known to be born in another year.',
    find: 'Look up',
    noHit: 'No sealed name there may be this one.',
    hits: (n: number) =>
      n === 1
        ? 'One record has a sealed name that may be this one:'
        : `${n} records have a sealed name that may be this one:`,
    hitIn: {
      'person.legal_name': 'name behind an alias',
      'source.witness_identity': 'identity of the witness',
    },
    findProblems: {
      unknown: 'Choose a compartment you are a member of.',
      'no full name': 'Type a full name: family and given name.',
      quota: (n: number) =>
        `You have looked up ${n} names today. That is the limit; the administrators are told.`,
      year: 'Give the year in four digits, or leave it empty.',
    },
    filesTitle: (source: string) => `Files of: ${source}`,
    filesShort: 'Files of a source',
    filesLead:
      'Originals as they were received: never altered, encrypted before they reach the disk, with two hashes that prove it.',
    noFiles: 'No file is attached to this source.',
    fileName: 'Name',
    fileSize: 'Size',
    fileReceived: 'Received',
    fileHashes: 'Hashes of the original',
    fileBytes: (n: number) => `${n.toLocaleString('en')} bytes`,
    fileBy: (name: string, at: string) => `${at} by ${name}`,
    fileGone: 'The key of this file was destroyed; nobody can open it any more.',
    fileDownload: 'Download the original',
    fileAsk: 'Ask to open it',
    working: 'No working copies are made yet: open an original only on a machine apart from your network.',
    attach: 'Attach a file',
    attachHint: (megabytes: number) =>
      `One file at a time, at most ${megabytes} MB. Recordings, scans and documents stay as they are: what a file says about where and when it was made is evidence.`,
    attachButton: 'Attach it',
    attached: 'The file is attached, with its hashes.',
    fileProblems: {
      fileMissing: 'Choose a file first.',
      fileLarge: 'The file is too large; nothing of it was kept. Split it, or ask your administrator.',
      fileBroken: 'The file did not arrive whole; nothing of it was kept. Send it again.',
    },
    help: html`<p>
        Ask on the page of a record. Somebody else who may agree (a reviewer, publisher or coordinator) reads
        your reason and agrees with their passkey; then you have fifteen minutes.
      </p>
      <p>
        Each person can open ten times a day, all together fifty. Every request, decision and opening stands
        in the log before anything is shown.
      </p>`,
    findHelp: html`<p>
      Use it to see whether somebody is known already before you enter them again. It answers within one
      compartment you are a member of; spellings in Hangul and Latin letters meet, Hanja meets the same Hanja.
      Every look-up is counted and logged.
    </p>`,
    filesHelp: html`<p>
        Attach the recording, scan or document a source is. Files of a source somebody confided, or with
        something sealed about it, are opened only with a second person; others can be downloaded by whoever
        may read the source. Every step stands in the log.
      </p>
      <p>An operator can check all files against their hashes with <code>unhidden files verify</code>.</p>`,
  },
  messagesKo,
);
