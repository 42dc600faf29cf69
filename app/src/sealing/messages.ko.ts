import { html } from '../ui/html.ts';

export const messagesKo = {
  title: '봉인된 값',
  lead: '누군가를 위험하게 할 수 있는 이름, 연락처, 장소, 파일입니다. 이유를 밝히고 다른 한 사람의 동의를 받아 한 번에 기록 하나씩만 엽니다.',
  waiting: '내 결정을 기다리는 요청',
  noneWaiting: '기다리는 요청이 없습니다.',
  mine: '내가 한 요청',
  noneMine: '지난 7일 동안 요청한 것이 없습니다. 기록 화면의 봉인된 값마다 요청 링크가 있습니다.',
  stops: '하루 한도에 이른 경우',
  noStops: '지난 30일 동안 한도에 이른 사람이 없습니다.',
  stop: {
    'open person': '하루 열 번을 넘겨 열려고 함',
    'open all': '모두 합해 하루 쉰 번이 넘은 뒤에 열려고 함',
    search: '하루에 정해진 수보다 많은 이름을 찾으려고 함',
  },
  findLink: '봉인된 이름 찾기',
  askedBy: (name: string) => `${name} 요청`,
  somebody: '어떤 사람',
  hiddenRecord: '볼 수 없는 기록',
  states: {
    waiting: '다른 한 사람의 결정을 기다림',
    approved: '지금 열 수 있음',
    declined: '거절됨',
    'taken back': '취소됨',
    lapsed: '효력 없음: 7일 안에 아무도 결정하지 않음',
    over: '끝남: 15분이 지남',
    void: '무효: 동의가 더는 성립하지 않음',
  },
  askTitle: '봉인된 값 열람 요청',
  askLead:
    '이 기록에서 필요한 것을 고르고 이유를 쓰십시오. 다른 한 사람이 결정하며, 두 사람의 이름이 일지에 남습니다.',
  nothingSealed: '이 기록에서 볼 수 있는 것 가운데 봉인된 것이 없습니다.',
  values: '무엇이 필요합니까?',
  valuesHint: '일에 필요한 만큼만, 많아도 스무 개까지 고르십시오.',
  file: (at: string) => `${at}에 받은 파일`,
  from: (source: string, locator: string) => `출처: ${source}, ${locator}`,
  reason: '왜 필요합니까?',
  reasonHint: '20자 이상 쓰십시오. 결정하는 사람이 읽으며, 봉인하여 보관합니다. 사람 이름은 쓰지 마십시오.',
  ask: '요청하기',
  asked: '요청했습니다. 다른 한 사람이 동의해야 하며, 이 화면에 결과가 나타납니다.',
  problems: {
    'nothing chosen': '값이나 파일을 하나 이상 고르십시오.',
    'too much': '스무 개까지만 고르고, 나머지는 다시 요청하십시오.',
    'reason short': '이유를 20자 이상 쓰십시오.',
    'reason unfit': '이유에 보관할 수 없는 글자가 있거나 너무 깁니다. 다시 쓰십시오.',
  },
  requestTitle: '열람 요청',
  record: '기록',
  state: '상태',
  askedAt: '요청한 때',
  reasonLabel: '이유',
  what: '대상',
  openUntil: (at: string) => `${at}(UTC)까지 열 수 있습니다.`,
  openings: (n: number) => `지금까지 ${n}번 열었습니다.`,
  show: '값을 한 번 보기',
  showHint: '먼저 일지에 남깁니다. 값은 그 화면에만 나타나며, 다시 불러오면 한 번 더 연 것으로 셉니다.',
  download: (at: string) => `${at}에 받은 파일 내려받기`,
  takeBack: '요청 취소',
  takenBack: '요청을 취소했습니다.',
  decide: '결정하기',
  decideTitle: '열람 요청 결정',
  decideLead:
    '지금부터 15분 동안, 정확히 아래의 것에만 동의하게 됩니다. 그 이유에 이 값들이 꼭 필요한지, 더 적어도 되지 않는지 살펴보십시오.',
  approve: '패스키로 동의하기',
  decline: '거절하기',
  approved: '동의했습니다. 15분 동안 열 수 있습니다.',
  declined: '요청을 거절했습니다.',
  mayNot:
    '이 요청에는 동의할 수 없습니다. 본인의 요청이거나, 이 계정이나 패스키로는 다른 한 사람이 될 수 없습니다.',
  approvalProblems: {
    unknown: '그런 요청이 없습니다.',
    own: '자기 요청에는 동의할 수 없습니다.',
    'no right': '이 계정이나 패스키로는 다른 한 사람이 될 수 없습니다.',
    closed: '이미 결정되었거나 효력이 없어진 요청입니다.',
    stale: '화면을 연 지 오래되었습니다. 다시 동의해 주십시오.',
    'not proved': '패스키가 이 요청에 서명하지 않았습니다. 다시 해 보십시오.',
  },
  openTitle: '열린 값',
  openLead: '한 번만 보여 드립니다. 일에 필요한 것만 적고, 다 보았으면 화면을 닫으십시오.',
  given: '출처의 표현',
  destroyed: '열쇠를 없앴습니다. 이제 아무도 열 수 없습니다.',
  otherCompartment: '구성원이 아닌 구획에서 봉인된 값입니다.',
  openProblems: {
    unknown: '그런 요청이 없습니다.',
    'not approved':
      '지금은 열 수 없습니다. 아무도 동의하지 않았거나, 15분이 지났거나, 동의가 더는 성립하지 않습니다.',
    'quota person': '오늘 열 번 열었습니다. 하루 한도이며, 관리자에게 알렸습니다.',
    'quota all': '오늘 모두 합해 쉰 번 열었습니다. 전체의 하루 한도이며, 관리자에게 알렸습니다.',
  },
  back: '요청으로 돌아가기',
  findTitle: '봉인된 이름 찾기',
  findLead:
    '어떤 표기로든 온전한 이름이 구획 안에 봉인되어 있는지 알려 줍니다. 입력한 이름은 어디에도 남기지 않습니다.',
  compartment: '구획',
  name: '성과 이름',
  nameHint: '성과 이름을 모두 쓰십시오. 성만으로는 찾지 않습니다.',
  year: '태어난 해',
  yearHint: '다른 해에 태어난 것으로 알려진 사람은 뺍니다.',
  find: '찾기',
  noHit: '이 이름일 수 있는 봉인된 이름이 없습니다.',
  hits: (n: number) => `이 이름일 수 있는 봉인된 이름이 있는 기록 ${n}건:`,
  hitIn: { 'person.legal_name': '가명 뒤의 본명', 'source.witness_identity': '증언자 신원' },
  findProblems: {
    unknown: '구성원으로 있는 구획을 고르십시오.',
    'no full name': '성과 이름을 모두 쓰십시오.',
    quota: (n: number) => `오늘 이름을 ${n}번 찾았습니다. 하루 한도이며, 관리자에게 알렸습니다.`,
    year: '해를 네 자리 숫자로 쓰거나 비워 두십시오.',
  },
  filesTitle: (source: string) => `파일: ${source}`,
  filesShort: '출처의 파일',
  filesLead:
    '받은 그대로의 원본입니다. 고치지 않고, 디스크에 닿기 전에 암호화하며, 두 가지 해시로 그대로임을 증명합니다.',
  noFiles: '이 출처에 붙인 파일이 없습니다.',
  fileName: '이름',
  fileSize: '크기',
  fileReceived: '받은 때',
  fileHashes: '원본 해시',
  fileBytes: (n: number) => `${n.toLocaleString('en')}바이트`,
  fileBy: (name: string, at: string) => `${at}, ${name}`,
  fileGone: '이 파일의 열쇠를 없앴습니다. 이제 아무도 열 수 없습니다.',
  fileDownload: '원본 내려받기',
  fileAsk: '열람 요청',
  working: '작업용 사본은 아직 만들지 않습니다. 원본은 네트워크에서 떼어 놓은 컴퓨터에서만 여십시오.',
  attach: '파일 붙이기',
  attachHint: (megabytes: number) =>
    `한 번에 파일 하나, ${megabytes}MB까지입니다. 녹음, 스캔, 문서는 그대로 보관합니다. 언제 어디서 만들었는지 파일에 담긴 정보도 증거이기 때문입니다.`,
  attachButton: '붙이기',
  attached: '파일을 해시와 함께 붙였습니다.',
  fileProblems: {
    fileMissing: '먼저 파일을 고르십시오.',
    fileLarge: '파일이 너무 커서 아무것도 보관하지 않았습니다. 나누어 올리거나 관리자에게 문의하십시오.',
    fileBroken: '파일이 온전히 도착하지 않아 아무것도 보관하지 않았습니다. 다시 보내십시오.',
  },
  help: html`<p>
      기록 화면에서 요청하십시오. 동의할 수 있는 다른 사람(검토자, 공개 담당자, 조정자)이 이유를 읽고 패스키로
      동의하면 15분 동안 열 수 있습니다.
    </p>
    <p>
      한 사람이 하루 열 번, 모두 합해 쉰 번까지 열 수 있습니다. 모든 요청과 결정과 열람은 값이 나타나기 전에
      일지에 남습니다.
    </p>`,
  findHelp: html`<p>
    어떤 사람을 다시 입력하기 전에 이미 알려져 있는지 알아볼 때 쓰십시오. 구성원으로 있는 구획 하나 안에서만
    답합니다. 한글과 로마자 표기는 서로 통하고, 한자는 같은 한자와만 통합니다. 찾을 때마다 횟수를 세고 일지에
    남깁니다.
  </p>`,
  filesHelp: html`<p>
      출처가 되는 녹음, 스캔, 문서를 붙이십시오. 누군가 믿고 맡긴 출처나 봉인된 내용이 있는 출처의 파일은 다른
      한 사람의 동의가 있어야 엽니다. 그 밖의 파일은 출처를 볼 수 있는 사람이 내려받을 수 있습니다. 모든
      단계가 일지에 남습니다.
    </p>
    <p>운영자는 <code>unhidden files verify</code>로 모든 파일을 해시와 대조할 수 있습니다.</p>`,
};
