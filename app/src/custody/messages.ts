import { inLanguages } from '../ui/language.ts';

const en = {
  title: 'Log',
  lead: 'Everything that was done in the workbench, and every look at protected or sealed values. Entries hold no names and no text: what they are about stands in them as keyed hashes.',
  altered:
    'The log is not as it was when its last checkpoint was signed. Nothing is signed any more. Tell the person who runs this server: they should run "npx unhidden audit verify", keep a copy of the database, and find out who could write to it.',
  late: 'Entries have waited for more than a minute to be put into the signed log. Tell the person who runs this server.',
  entries: 'Entries',
  waiting: 'Not yet in the signed log',
  leaves: 'Minutes signed',
  checkpoint: 'Newest checkpoint',
  noCheckpoint: 'None has been made yet. One is made every minute while the workbench runs.',
  whatToDo: [
    'Copy these lines and keep them where nobody who runs this server can change them: print them, or send them to a partner you trust. They say nothing about your work.',
    'Do it regularly, such as every Friday, and after anything that may be disputed.',
    'To check: save the lines in a file and have somebody run "npx unhidden audit verify --checkpoint FILE" here. It finds any entry up to then that was changed, removed, inserted, moved or cut off.',
  ],
  key: 'The log signs with this key. Keep it with your first checkpoint; it never changes.',
  make: 'Make a checkpoint now',
  made: 'A new checkpoint has been made. It covers everything up to now.',
  newest: 'Entries, newest first',
  none: 'There are no entries.',
  columns: ['Number', 'Day (UTC)', 'What was done', 'Account'],
  unreadable: 'This entry is not as this program writes it:',
  you: '(you)',
  toNewest: 'Newest entries',
  toOlder: 'Older entries',
  help: 'The log cannot be edited here or anywhere: entries are only added. Accounts stand with their ids; the page Accounts says whose they are. "Minutes signed" grows by one each minute, whether people work or not, so that a checkpoint does not show when you work. The page checks the newest part; "npx unhidden audit verify" checks every entry.',
};

const ko: typeof en = {
  title: '기록 일지',
  lead: '작업대에서 한 모든 일과, 보호되거나 봉인된 값을 열어 본 일이 모두 남습니다. 항목에는 이름도 글도 없고, 무엇에 관한 것인지는 열쇠로 만든 해시로만 남습니다.',
  altered:
    '일지가 마지막 체크포인트에 서명했을 때와 다릅니다. 더 이상 서명하지 않습니다. 서버 담당자에게 알려 "npx unhidden audit verify"를 실행하고, 데이터베이스를 복사해 두고, 누가 데이터베이스에 쓸 수 있었는지 확인하게 하십시오.',
  late: '서명된 일지에 아직 들어가지 못한 항목이 1분 넘게 기다리고 있습니다. 서버 담당자에게 알려 주십시오.',
  entries: '항목 수',
  waiting: '아직 서명되지 않은 항목',
  leaves: '서명된 분(分)',
  checkpoint: '가장 최근 체크포인트',
  noCheckpoint: '아직 없습니다. 작업대가 켜져 있는 동안 1분마다 하나씩 만들어집니다.',
  whatToDo: [
    '이 줄들을 복사하여 서버를 다루는 사람이 바꿀 수 없는 곳에 두십시오. 인쇄하거나 믿는 협력 단체에 보내면 됩니다. 업무 내용은 전혀 드러나지 않습니다.',
    '매주 금요일처럼 정해 두고 하십시오. 나중에 다툼이 될 만한 일이 있은 뒤에도 하십시오.',
    '확인하려면 이 줄들을 파일에 저장하고 이 서버에서 "npx unhidden audit verify --checkpoint 파일"을 실행하게 하십시오. 그때까지의 항목 가운데 바뀌거나 빠지거나 끼어들거나 옮겨지거나 잘려 나간 것을 모두 찾아냅니다.',
  ],
  key: '일지는 이 열쇠로 서명합니다. 첫 체크포인트와 함께 보관하십시오. 바뀌지 않습니다.',
  make: '지금 체크포인트 만들기',
  made: '새 체크포인트를 만들었습니다. 지금까지의 모든 항목이 들어 있습니다.',
  newest: '항목(최근 것부터)',
  none: '항목이 없습니다.',
  columns: ['번호', '날짜(UTC)', '한 일', '계정'],
  unreadable: '이 프로그램이 쓴 모양이 아닌 항목입니다:',
  you: '(본인)',
  toNewest: '최근 항목',
  toOlder: '이전 항목',
  help: '일지는 이 화면에서도 다른 어디에서도 고칠 수 없고 항목이 더해지기만 합니다. 계정은 번호로 표시되며 누구의 것인지는 계정 화면에 있습니다. "서명된 분"은 사람이 일하든 안 하든 1분에 하나씩 늘어나므로, 체크포인트를 보아도 언제 일하는지 알 수 없습니다. 이 화면은 최근 부분만 확인하고, "npx unhidden audit verify"는 모든 항목을 확인합니다.',
};

export const custodyMessages = inLanguages(en, ko);
