import { counted, grouped } from '../../ui/language.ts';

export const en = {
  section: 'Take part',
  leave: 'Leave this page at once',
  otherLanguage: '한국어로 계속하기',
  optional: 'optional',
  error: 'Error',
  step: (number: number, of: number) => `Page ${number} of ${of}`,
  buttons: {
    begin: 'Begin',
    next: 'Save and continue',
    backToCheck: 'Save and go to the check',
    back: 'Back',
    later: 'Save and come back later',
    upload: 'Upload',
    remove: 'Remove',
    change: 'Change',
    toCode: 'Go on to your code',
    send: 'Send',
    written: 'I have kept the words',
    again: 'Show the words again',
    toForm: 'Go on with the form',
    toCheck: 'Back to your answers',
    return: 'Go to what I sent or began',
    status: 'See how it stands',
    retry: 'Try again',
  },
  unsaved:
    'Your answers below could not be stored just now. They are still on this page: press the button again in a minute, and do not close the page.',
  warning: 'Please note',
  goOn: 'You can change this, or go on as it is.',
  problems: {
    missing: (label: string) => `“${label}” is still empty.`,
    choose: (label: string) => `Choose an answer to “${label}”.`,
    'file missing': 'Upload at least one file. Choose it, press “Upload”, and wait until it is listed.',
    long: (label: string, most: number) =>
      `“${label}” may have ${grouped(most)} characters at most. Shorten it; nothing has been cut off.`,
    'no option': (label: string) => `Choose one of the answers offered for “${label}”.`,
    'no date': 'Enter a day that exists, in digits: day, month and year, for example 1 3 2027.',
    'no number': (label: string) => `Enter “${label}” as a number, in digits.`,
    'no email': 'Enter an e-mail address, such as name@example.org.',
  },
  choose: 'Choose a city',
  date: { day: 'Day', month: 'Month', year: 'Year' },
  files: {
    limits: (count: number, megabytes: number, all: number) =>
      `Up to ${counted(count, 'file', 'files')}, ${grouped(megabytes)} MB each and ${grouped(all)} MB together.`,
    asked: (format: string) => `Please send documents as ${format}.`,
    accepted: (formats: string) => `We also take: ${formats}.`,
    formats: (formats: string) => `We take: ${formats}.`,
    any: 'Any kind of file is taken.',
    byContent: 'What a file is, we tell by its content, not by its name.',
    slow: 'Choose files and press “Upload”. On a slow line this can take long: 50 MB need about 12 minutes at 0.6 Mbit/s. If it breaks off, upload that file alone once more; everything else stays.',
    label: 'Choose files',
    stopped: 'There is no room for files at present. You can send your answers now and the files later.',
    none: 'No file has been uploaded yet.',
    here: 'Uploaded',
    recognised: 'Recognised as',
    renamed: (ending: string) => `The name ends in .${ending}, the content is something else.`,
    size: 'Size',
    hash: 'SHA-256',
    sizeOf: (short: string, bytes: number) => `${short} (${counted(bytes, 'byte', 'bytes')})`,
    problems: {
      empty: (name: string) => `“${name}” is empty (0 bytes). Check it on your device and choose it again.`,
      large: (name: string, megabytes: number) =>
        `“${name}” is larger than ${grouped(megabytes)} MB. Send a smaller version or split it.`,
      many: (name: string, count: number) =>
        `“${name}” was not kept: no more than ${counted(count, 'file', 'files')} can be sent. Remove one first.`,
      'all too large': (name: string, megabytes: number) =>
        `“${name}” was not kept: all files together may have ${grouped(megabytes)} MB. Remove one first.`,
      format: (name: string, recognised: string, accepted: string) =>
        `“${name}” was recognised as ${recognised}. We take ${accepted}. Save it in one of these formats and upload it again.`,
      broken: (name: string) =>
        `The upload of “${name}” broke off and nothing of it was kept. Choose it again; your answers and other files are still here.`,
      'no room': (name: string) =>
        `There is no room for “${name}” at present. You can send your answers now and the file later.`,
      busy: (name: string, minutes: number) =>
        `Too many files are arriving at once, so “${name}” was not kept. Try again in ${counted(minutes, 'minute', 'minutes')}.`,
    },
    aFile: 'a file',
  },
  formats: {
    doc: 'Word, older format (.doc)',
    docx: 'Word (.docx)',
    odt: 'OpenDocument (.odt)',
    rtf: 'Rich Text (.rtf)',
    pdf: 'PDF (.pdf)',
    hwp: 'Hangul (.hwp)',
    hwpx: 'Hangul (.hwpx)',
    txt: 'plain text (.txt)',
    ole: 'an office document',
    zip: 'a ZIP archive',
    unknown: 'a format we do not know',
  } as Readonly<Record<string, string>>,
  check: {
    title: 'Check your answers',
    lead: 'Nothing has been sent yet.',
    none: 'not answered',
    problems: 'Before you can send',
    damaged: (names: string) =>
      `These files were found damaged when we read them again, and were removed: ${names}. Upload them once more.`,
    unsent:
      'Sending failed and nothing was sent. Everything is still here. Try again in a few minutes, or save and come back later.',
    beforeSending: {
      internship:
        'When you send this, it is sealed so that only the people who handle applications can open it. You can withdraw or erase it later with your code.',
      information:
        'When you send this, it is sealed so that only the people who read such reports can open it. You can add to it, withdraw or erase it later with your code.',
      missing:
        'When you send this, it is sealed so that only the people who look for missing persons can open it. It is never published. You can add to it, withdraw or erase it later with your code.',
    },
    codeFirst: 'Next you get a code of twelve words, and are asked to type it once. Then it is sent.',
  },
  eraseDraft: {
    summary: 'Delete what I have entered',
    text: 'Answers and files are deleted at once. Nobody here has seen them.',
    sure: 'Yes, delete it',
    button: 'Delete',
  },
  code: {
    saveTitle: 'Saved: your code',
    sendTitle: 'Your code of twelve words',
    lead: 'These twelve words are the only way back to what you entered. We do not keep them, cannot send them again, and cannot let you in without them.',
    keep: 'Write them down on paper, in this order, or print this page. Do not keep them on a device that other people use. English words can be given by their first four letters.',
    until: (day: string) =>
      `What you entered is kept until ${day}. If you do nothing by then, it is deleted.`,
    next: 'On the next page you type them once, so that we both know you have them.',
    how: 'To come back, open this page of the site again and enter the words under “Return with your code”.',
    list: 'Your twelve words',
    label: 'The twelve words of your code',
    hint: 'With blanks between them. Capital letters do not matter; of an English word the first four letters are enough.',
  },
  typeBack: {
    title: 'Type your code',
    lead: 'Type the twelve words as you wrote them down. If they are right, it is sent at once.',
    number: (count: number) =>
      `A code has twelve words; these are ${grouped(count)}. Compare with what you wrote down.`,
    word: (word: string) =>
      `“${word}” is not a word of any code. Look at its spelling; the other words are still here.`,
    sum: 'Each of these words exists, but together they are no code. One may be mistaken for another, or two may have changed places.',
    other: 'This is a code, but not the one of this form. Look at the words again.',
    send: 'Send',
  },
  returning: {
    title: 'Return with your code',
    lead: 'To go on with what you began, or to see how it stands after you sent it.',
    nothing:
      'Nothing is kept under this code. One word may be wrong; or what you began was not touched for 30 days and has been deleted, or it was erased.',
    again:
      'This page was open for too long, or was sent too quickly. Nothing was lost: please try once more.',
  },
  sent: {
    title: {
      internship: 'Your application has arrived',
      information: 'What you told us has arrived',
      missing: 'Your request has arrived',
    },
    lead: (day: string) =>
      `It was stored on ${day}. We read every part of it again after storing it, and it is whole.`,
    before: 'This was sent before, and is stored. It was not sent twice.',
    files: 'What we have received',
    noFiles: 'No files were sent.',
    hashes:
      'The SHA-256 is the fingerprint of a file. It equals what your own device computes for it, so you can prove later what you sent.',
    next: 'What happens next',
    nextText: {
      internship: (day: string) =>
        `Two people read your application without knowing who you are. A formal interview comes before any offer. You hear from us by ${day}, by e-mail and on your status page.`,
      information: (day: string) =>
        `A person here reads it by ${day}. If we have a question and you allowed it, it will stand on your status page. Nothing is published from it alone: that takes two reviews and a second, independent source.`,
      missing: (day: string) =>
        `A person here compares it with what is known, and writes to you on your status page by ${day}. It is never published. To find nothing does not mean that the person is not alive.`,
    },
    code: 'Your code',
    codeText:
      'The twelve words you typed now open the page where you see how it stands, read what we write and write to us. Keep them. We cannot give them to you again.',
    print: 'Print this page, or write down what you need: it is shown only this once.',
    leave: 'When you have finished, close this window, and clear the history if others use this device.',
  },
  refused: {
    busyTitle: 'Too many people are sending at once',
    busy: (minutes: number) =>
      `Please try again in ${counted(minutes, 'minute', 'minutes')}. Nothing is wrong on your side.`,
    roomTitle: 'There is no room at present',
    room: (minutes: number) =>
      `The place where we keep what people send is nearly full, and we are making room. Please try again in ${counted(minutes, 'minute', 'minutes')}.`,
    siteTitle: 'This did not come from our own page',
    site: 'What was sent came from another website, or your browser hid where it came from. Nothing was done. Open the form here and begin from it.',
    brokenTitle: 'This could not be done',
    broken:
      'The fault is ours. Go back in your browser and press the button again; or come back with your code later.',
    toStart: 'To the beginning of the form',
    kept: 'What you had stored before is still there.',
  },
  erased: {
    draftTitle: 'Deleted',
    draft:
      'What you entered has been deleted. Nobody here had seen it, and the code no longer opens anything.',
    sentTitle: 'Erasure asked for',
    sent: 'As soon as our side has read this, the keys to what you sent are destroyed. After that nobody can open it, not even we. Only a count remains.',
    leave: 'You can close this window.',
    home: 'To the first page of the site',
  },
  copy: {
    title: 'Copy of what you sent',
    answer: 'no answer',
    files: 'Files',
  },
};
