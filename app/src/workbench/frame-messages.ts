import { inLanguages } from '../ui/language.ts';

/** Texts of the frame around every page of the workbench. */
export const frameMessages = inLanguages(
  {
    workbench: 'Workbench',
    skip: 'Skip to the content',
    menu: 'Work',
    help: 'Help with this page',
    signOut: 'Sign out',
    yourAccount: 'Your account',
    otherLanguage: '한국어',
    thisLanguage: 'English',
    notice: 'Done',
    missingTitle: 'Nothing here for you',
    missing:
      'This page does not exist, or your account may not see it; both look the same. If a colleague sent you here, ask for access to the compartment.',
    home: 'To the start of the workbench',
    formTitle: 'This form is no longer valid',
    formGone:
      'The form was opened in another session or came from another site, so nothing was changed. Go back, load the page anew and send it again; drafts are kept.',
    tooLarge: 'What you sent is larger than this form takes, so nothing was changed.',
    brokenTitle: 'Something failed here',
    broken:
      'The page could not be made. Nothing was changed. Try again in a moment; if it happens again, tell your administrator the time shown here:',
    search: 'Find a record',
    nav: {
      home: 'Start',
      records: 'Records',
      shared: 'Shared with us',
      testimony: 'Enter testimony',
      import: 'Import',
      review: 'To review',
      sealed: 'Sealed values',
      consent: 'Consent',
      releases: 'Releases',
      log: 'Log',
      people: 'Accounts',
      compartments: 'Compartments',
    },
  },
  {
    workbench: '작업대',
    skip: '본문으로 건너뛰기',
    menu: '할 일',
    help: '이 화면 도움말',
    signOut: '로그아웃',
    yourAccount: '내 계정',
    otherLanguage: 'English',
    thisLanguage: '한국어',
    notice: '완료',
    missingTitle: '보여 드릴 것이 없습니다',
    missing:
      '없는 화면이거나 이 계정으로는 볼 수 없는 화면입니다. 두 경우는 똑같이 보입니다. 동료가 알려 준 주소라면 해당 구획의 열람 권한을 요청하십시오.',
    home: '작업대 첫 화면으로',
    formTitle: '더 이상 쓸 수 없는 양식입니다',
    formGone:
      '다른 로그인에서 열었거나 다른 사이트에서 온 양식이어서 아무것도 바뀌지 않았습니다. 뒤로 가서 화면을 새로 연 뒤 다시 보내십시오. 초안은 남아 있습니다.',
    tooLarge: '이 양식이 받을 수 있는 크기를 넘어 아무것도 바뀌지 않았습니다.',
    brokenTitle: '오류가 났습니다',
    broken:
      '화면을 만들지 못했습니다. 바뀐 것은 없습니다. 잠시 뒤 다시 해 보고, 또 그러면 아래 시각을 관리자에게 알려 주십시오.',
    search: '기록 찾기',
    nav: {
      home: '시작',
      records: '기록',
      shared: '공유받은 기록',
      testimony: '증언 입력',
      import: '가져오기',
      review: '검토할 것',
      sealed: '봉인된 값',
      consent: '동의',
      releases: '공개판',
      log: '기록 일지',
      people: '계정',
      compartments: '구획',
    },
  },
);
