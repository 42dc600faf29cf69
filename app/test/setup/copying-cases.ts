import type { CaseModule } from '../../src/casework/index.ts';

const words = (text: string) => ({ en: text, ko: text });

/** A kind whose people may get back what they sent; stands in where no kind of the program takes the internship form. */
export const copyingCases: CaseModule = {
  form: 'internship',
  givesCopy: true,
  kind: {
    name: 'synthetic copying',
    label: words('Synthetic'),
    seenBy: 'work on internships',
    compartment: 'synthetic',
    first: 'new',
    stages: {
      new: { label: words('New'), standing: words('It came in.'), dueDays: 5 },
      gone: { label: words('Gone'), standing: words('Gone'), dueDays: null, isEnd: true },
    },
    moves: { withdraw: { label: words('Withdraw'), from: ['new'], to: 'gone', by: ['person'] } },
  },
};
