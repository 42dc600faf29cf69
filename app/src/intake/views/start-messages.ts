import { inLanguages } from '../../ui/language.ts';

export const startMessages = inLanguages(
  {
    description: 'A form of this site that works without script and keeps what you enter sealed.',
    terms: 'Terms',
    begin: 'Begin',
    beginText: 'Nothing is sent before you have checked your answers and said so at the end.',
    leaving:
      'The link at the top leads to an empty page at once. It does not clear the history of your browser; use a private window, or Tor Browser, if others may look there.',
    closed: {
      'not open':
        'No applications are taken at present. If you have a code, you can still go on with what you began or see how it stands.',
      'no intake':
        'This copy of the site cannot receive anything. Use the site of the organisation itself; its address stands below.',
    },
  },
  {
    description: '스크립트 없이 쓸 수 있고 적은 내용을 봉인해 보관하는 이 사이트의 양식입니다.',
    terms: '조건',
    begin: '시작하기',
    beginText: '마지막에 답을 확인하고 보내겠다고 하시기 전에는 아무것도 보내지지 않습니다.',
    leaving:
      '맨 위의 링크를 누르면 바로 빈 화면으로 바뀝니다. 브라우저 방문 기록은 지워지지 않으니, 다른 사람이 볼 수 있다면 사생활 보호 창이나 토르 브라우저를 쓰십시오.',
    closed: {
      'not open':
        '지금은 지원을 받지 않습니다. 코드가 있으시면 쓰던 글을 이어 쓰거나 진행 상황을 보실 수 있습니다.',
      'no intake':
        '이 사본에서는 아무것도 받을 수 없습니다. 단체의 사이트를 이용해 주십시오. 주소는 아래에 있습니다.',
    },
  },
);
