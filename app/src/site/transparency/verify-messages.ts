import { inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Check a copy',
  description: 'Find out whether a file or a record that you hold is what this record published.',
  lead: 'Somebody gave you a file or a record and says that it comes from here. Find out whether that is so, when it was published, and what stands there now.',
  crumb: 'Data',
  form: 'What you hold',
  label: 'A hash, an id, an address, or the text of a record',
  hint: (kilobytes: number) =>
    `Paste one of these: the SHA-256 of a file (or several, as your program prints them); the id or the address of a record; the whole text of a record’s .json file, up to ${kilobytes} kB. Nothing that you paste is kept.`,
  button: 'Check',
  answer: 'Answer',
  tooLong: (kilobytes: number) =>
    `That is more than ${kilobytes} kB. Make the SHA-256 of your file, as described below, and paste that instead.`,
  genuineFile: (name: string) => `Genuine. This is the file ${name}, exactly as it was published.`,
  genuineCopy: 'Genuine. This is a record exactly as it was published.',
  stoodIn: 'Published in',
  release: (number: number, day: string) => `Release ${number}, as of ${day}`,
  runOf: (from: number, to: number) => `Releases ${from} to ${to}`,
  now: 'What stands there now',
  same: 'The same, word for word:',
  differs: 'Something else. The record has been changed since:',
  gone: 'Nothing. The record is no longer public. It may have been withdrawn for somebody’s protection; please do not pass the copy on.',
  notThis:
    'Not this. The record has been changed or withdrawn since; a hash alone does not tell which record it is. Paste the text of your copy to be led to what is public of it now.',
  proofOfRelease: (number: number) => `Proof that release ${number} is in the log`,
  proofOfRecord: 'Proof that the record is in the release',
  recordIs: 'This record is public.',
  recordHash: 'SHA-256 of its .json file',
  recordFile: 'Its .json file',
  unknownCopy:
    'We have never published this. No release in our log has this text. It may have been altered, even by a single character, or invented.',
  unknownCopyRecord: 'A record with this id is public, and it says something else:',
  unknownHash: (hash: string) => `We have never published a file with the SHA-256 ${hash}.`,
  unknownHashWhy:
    'The file may have been altered, even by a single character, or invented; or it may never have been a file of ours: a web page that was saved, a picture, a table of one kind or an answer of the API has no hash here. Check a record’s .json file, or one of the files under Downloads.',
  noRecord:
    'No record of this name is public now. This does not tell whether one ever was: of what is public no more, only whole copies are recognised.',
  notUnderstood:
    'This is no SHA-256, no id or address of a record, and not the whole text of a record. A SHA-256 has 64 digits from 0 to 9 and a to f.',
  hashing: 'How to make the SHA-256 of a file',
  hashingLead:
    'Your computer can do it by itself. The file is not sent anywhere. Put the name of your file in place of FILE.',
  windows: 'Windows',
  windowsHow: 'Open PowerShell from the start menu and type:',
  mac: 'macOS',
  macHow: 'Open Terminal and type:',
  linux: 'Linux',
  linuxHow: 'In a terminal, type:',
  offline: 'Check without this site',
  offlineLead:
    'Whoever must not ask a server, or does not trust this one, can check with a proof file, on a computer that is not connected.',
  offlineSteps: [
    'While you can, save beside your copy its proof (the same address, with .proof in place of .json; for the downloads the proof of their release), and the key of the log.',
    'Compare the key with one that you got in another way, from somebody you trust or from an earlier visit. A key from the same place as the file proves only that the two belong together.',
    'With the program of this site (Unhidden) on any computer, type:',
  ],
  key: 'Key of the log',
  log: 'The log',
  logLead: (count: string) =>
    `Every release is an entry of a public log, signed and only ever added to: ${count} so far. Who keeps a checkpoint of it can prove later if anything in it was changed or taken out.`,
  checkpoint: 'Newest checkpoint',
  entries: 'Releases in the log',
  number: 'Release',
  asOf: 'As of',
  records: 'Records',
  manifest: 'SHA-256 of the manifest',
  proof: 'Proof',
  unavailable: 'This copy of the site does not hold the log.',
  exported:
    'This is a copy of the site as files, and no server answers here. Check as described below, or on the site itself.',
};

const ko: typeof en = {
  title: '사본 확인',
  description: '가지고 계신 파일이나 기록이 여기서 공개한 것과 같은지 확인합니다.',
  lead: '누군가 이곳에서 나왔다며 파일이나 기록을 건넸다면, 정말 그러한지, 언제 공개되었는지, 지금은 무엇이 실려 있는지 여기서 확인하실 수 있습니다.',
  crumb: '자료',
  form: '가지고 계신 것',
  label: '해시값, 기록 번호, 주소 또는 기록의 본문',
  hint: (kilobytes) =>
    `다음 가운데 하나를 붙여 넣으십시오. 파일의 SHA-256(프로그램이 보여 준 그대로 여러 줄도 됩니다), 기록의 번호나 주소, 기록의 .json 파일 본문 전체(${kilobytes}kB까지). 붙여 넣으신 내용은 남지 않습니다.`,
  button: '확인',
  answer: '결과',
  tooLong: (kilobytes) =>
    `${kilobytes}kB보다 깁니다. 아래 설명대로 파일의 SHA-256을 구해 그 값을 붙여 넣으십시오.`,
  genuineFile: (name) => `진본입니다. 공개된 파일 ${name}와(과) 한 글자도 다르지 않습니다.`,
  genuineCopy: '진본입니다. 공개된 기록과 한 글자도 다르지 않습니다.',
  stoodIn: '실린 판',
  release: (number, day) => `제${number}판, ${day} 기준`,
  runOf: (from, to) => `제${from}판부터 제${to}판까지`,
  now: '지금 실려 있는 내용',
  same: '한 글자도 다르지 않게 그대로 실려 있습니다.',
  differs: '내용이 다릅니다. 그 뒤에 기록이 바뀌었습니다.',
  gone: '없습니다. 이 기록은 더 이상 공개하지 않습니다. 누군가를 보호하려고 거두어들였을 수 있으니 사본을 다른 이에게 전하지 말아 주십시오.',
  notThis:
    '이 내용은 아닙니다. 그 뒤에 기록이 바뀌었거나 거두어들여졌습니다. 해시값만으로는 어느 기록인지 알 수 없으니, 사본의 본문을 붙여 넣으시면 지금 공개된 내용으로 안내해 드립니다.',
  proofOfRelease: (number) => `제${number}판이 공개 대장에 있다는 증명`,
  proofOfRecord: '기록이 이 판에 있다는 증명',
  recordIs: '공개되어 있는 기록입니다.',
  recordHash: '.json 파일의 SHA-256',
  recordFile: '.json 파일',
  unknownCopy:
    '저희는 이것을 공개한 적이 없습니다. 공개 대장의 어느 판에도 이 본문은 없습니다. 한 글자라도 고쳐졌거나 지어낸 것일 수 있습니다.',
  unknownCopyRecord: '같은 번호의 기록이 공개되어 있으나 내용이 다릅니다.',
  unknownHash: (hash) => `SHA-256이 ${hash}인 파일은 공개한 적이 없습니다.`,
  unknownHashWhy:
    '한 글자라도 고쳐졌거나 지어낸 파일일 수 있습니다. 또는 처음부터 여기서 해시값을 두지 않는 것, 곧 저장한 웹 페이지, 그림, 한 종류의 표, API의 응답일 수도 있습니다. 기록의 .json 파일이나 내려받기에 있는 파일로 확인하십시오.',
  noRecord:
    '이 이름으로 지금 공개된 기록은 없습니다. 예전에 있었는지는 알려 드리지 않습니다. 더 이상 공개하지 않는 것은 사본 전체가 있을 때에만 확인됩니다.',
  notUnderstood:
    'SHA-256도, 기록의 번호나 주소도, 기록의 본문 전체도 아닙니다. SHA-256은 0부터 9, a부터 f까지의 글자 64자입니다.',
  hashing: '파일의 SHA-256을 구하는 방법',
  hashingLead:
    '쓰시는 컴퓨터에서 바로 구할 수 있고, 파일은 어디로도 보내지지 않습니다. FILE 자리에 파일 이름을 넣으십시오.',
  windows: '윈도',
  windowsHow: '시작 메뉴에서 PowerShell을 열고 다음과 같이 입력합니다.',
  mac: 'macOS',
  macHow: '터미널을 열고 다음과 같이 입력합니다.',
  linux: '리눅스',
  linuxHow: '터미널에 다음과 같이 입력합니다.',
  offline: '이 사이트 없이 확인하기',
  offlineLead:
    '서버에 물어볼 수 없거나 이 서버를 믿지 않으신다면, 증명 파일로 인터넷에 연결되지 않은 컴퓨터에서도 확인하실 수 있습니다.',
  offlineSteps: [
    '가능할 때 사본과 함께 증명 파일을 저장해 두십시오. 기록은 주소의 .json을 .proof로 바꾸면 되고, 내려받은 파일은 그 판의 증명을 받으면 됩니다. 공개 대장의 공개 키도 함께 저장합니다.',
    '공개 키를 믿을 만한 사람이나 예전 방문 등 다른 길로 얻은 키와 견줍니다. 파일과 같은 곳에서 받은 키는 둘이 한 짝이라는 것만 보여 줍니다.',
    '이 사이트의 프로그램(Unhidden)이 있는 아무 컴퓨터에서나 다음과 같이 입력합니다.',
  ],
  key: '공개 대장의 공개 키',
  log: '공개 대장',
  logLead: (count) =>
    `모든 판은 공개 대장에 한 줄씩 오릅니다. 대장은 서명되어 있고 덧붙이기만 할 수 있으며, 지금까지 ${count}개 판이 올라 있습니다. 대장의 확인점을 보관해 두면, 나중에 무엇이 바뀌거나 빠졌을 때 그것을 밝힐 수 있습니다.`,
  checkpoint: '최신 확인점',
  entries: '공개 대장에 오른 판',
  number: '판',
  asOf: '기준일',
  records: '기록 수',
  manifest: '목록의 SHA-256',
  proof: '증명',
  unavailable: '이 사본에는 공개 대장이 들어 있지 않습니다.',
  exported:
    '이곳은 사이트를 파일로 옮긴 사본이라 답해 줄 서버가 없습니다. 아래 방법으로 확인하시거나 원래 사이트에서 확인하십시오.',
};

export const verifyMessages = inLanguages(en, ko);
export type VerifyMessages = typeof en;
