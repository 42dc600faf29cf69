import type { FormField } from '../form-definition.ts';

/** For forms that need no name. */
export const calledAs: FormField = {
  name: 'calledAs',
  label: { en: 'What should we call you?', ko: '어떻게 불러 드릴까요?' },
  hint: {
    en: 'Any name will do; it need not be yours. You can leave this empty.',
    ko: '본인 이름이 아니어도 됩니다. 비워 두셔도 됩니다.',
  },
  type: 'line',
  isOptional: true,
  isIdentity: true,
};
