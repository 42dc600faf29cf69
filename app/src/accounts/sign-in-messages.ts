import { inLanguages } from '../ui/language.ts';
import type { AccountProblem } from './outcome.ts';

/** Texts of signing in, setting up and proving. */
export const signInMessages = inLanguages(
  {
    signIn: 'Sign in',
    signInLead:
      'Your passkey is on the device or security key you enrolled. The browser asks for it; there is no name to type.',
    signInButton: 'Sign in with a passkey',
    signInHelp:
      'A passkey signs you in with your fingerprint, your face or the code of your device, and works at this address only, so that a false page cannot use it. If the browser offers none, you are on another device than the one you enrolled: plug in your security key, or use a recovery code. If all is lost, ask an administrator; two of them can help you back in, and it takes a day. Nobody will ever ask you for a code by mail or telephone.',
    otherWays: 'Other ways in',
    withPassphrase: 'With a passphrase and a code, where an administrator allows it',
    withCode: 'With a recovery code, when your passkeys are lost',
    nobodyYet:
      'Nobody has an account yet. The address for the first administrator stands in the terminal where Unhidden was started.',
    passphraseTitle: 'Sign in with a passphrase',
    passphraseLead:
      'For devices that have no passkey. It opens your daily work, but nothing that needs a proof: approving, opening sealed values and exporting take a passkey.',
    name: 'Your name, as your account has it',
    passphrase: 'Passphrase',
    code: 'Code from your authenticator program',
    codeHint: 'Six digits. Each code works once.',
    codeTitle: 'Use a recovery code',
    codeLead:
      'A recovery code lets you enrol a new passkey, and nothing else. It works once; the others on your sheet stay good.',
    recoveryCode: 'Recovery code',
    recoveryHint: 'Sixteen letters and digits; hyphens and spaces do not matter.',
    codeButton: 'Use this code',
    setUpTitle: 'Set up the first administrator',
    setUpLead:
      'This address works once. It makes the first account, which can invite everyone else. An administrator sees accounts and no records.',
    yourName: 'Your name',
    yourNameHint: 'As your colleagues know you. It is shown beside everything you do here.',
    keyName: 'A name for this passkey',
    keyNameHint: 'For example: my laptop, blue security key.',
    keyNameDefault: 'First passkey',
    enrolButton: 'Create the passkey and sign in',
    invitationTitle: (name: string) => `Welcome, ${name}`,
    invitationLead:
      'This address is for you alone and works once. Create a passkey on this device, or on a security key; from then on it signs you in.',
    recoveryLead:
      'Two administrators helped you back in. Create a new passkey; all your earlier keys, codes and sessions end with it.',
    codeEnrolLead: 'Your recovery code was accepted. Create a new passkey within ten minutes.',
    goneTitle: 'This address works no more',
    gone: 'It was used, replaced by a newer one, or its time is over. Ask an administrator for a new one; for the first administrator, start Unhidden again and read the terminal.',
    enrolHelp:
      'A passkey is a key pair: the secret half stays in your device or security key and opens with your fingerprint, face or device code. Enrol a second one on another device afterwards, and print your recovery codes, so that losing one device locks you out of nothing. One passkey serves one account.',
    orPassphrase: 'Or, if this device has no passkey, choose a passphrase',
    passphraseButton: 'Set the passphrase and sign in',
    proveTitle: 'Show that it is you',
    proveLead: 'What you are about to do needs your passkey, used within the last five minutes.',
    proveKept: 'What you filled in is kept and sent on afterwards.',
    proveButton: 'Prove with a passkey',
    proveHelp:
      'Approving, publishing, opening sealed values, exporting and changing accounts need a fresh proof, so that an unattended screen or a stolen session cannot do them. A passphrase is never enough.',
    proveNone:
      'Your account has no passkey, and this cannot be done with a passphrase. Enrol a passkey: ask an administrator for a new address.',
    provedTitle: 'Proved',
    provedLead: 'Nothing has been sent yet. Send on what you filled in.',
    sendOn: 'Send it now',
    signedOut: 'You are signed out.',
    browserNeedsScript:
      'Asking for a passkey needs script in this browser. If you can still read this sentence after the page has loaded, switch JavaScript on for this address.',
    unsupported:
      'This browser has no passkeys, or an old version of them. Use a current Firefox, Chromium, Edge or Safari, at exactly this address.',
    waiting: 'Waiting for your passkey …',
    cancelled: 'Nothing was sent: the question was closed or took too long. Try again when you are ready.',
    takenKey: 'This device or security key already has a passkey for an account here. Use another one.',
    failed: 'The browser could not use a passkey. Try again, or use another device or security key.',
    problems: {
      'passkey none':
        'The browser sent no passkey. Switch JavaScript on for this address and try again; passkeys need it for a moment.',
      'passkey stale': 'This took longer than five minutes, or was sent twice. Try again.',
      'passkey taken': 'This passkey serves an account already. Use another device or security key.',
      'passkey refused':
        'That did not work. Use a passkey you enrolled at this address, and confirm with fingerprint, face or code.',
      'name empty': 'Give a name.',
      'name odd': 'Use at most 80 letters, digits and usual signs.',
      'name taken': 'There is one of this name already. Add something that tells them apart.',
      'partner alone': 'A partner has no other role. Choose either partner or the others.',
      'last administrator': 'At least one administrator must remain. Make somebody else one first.',
      'own request': 'You asked for this yourself; another administrator must confirm it.',
      gone: 'This is not open any more: somebody decided it, or it changed meanwhile. Look at how it stands now.',
      'last key': 'This is your only passkey. Enrol another one first.',
      'not allowed': 'An administrator has not allowed a passphrase for this account.',
      'passphrase short':
        'Use at least 15 characters; four or five words that do not belong together are good.',
      'passphrase long': 'Use at most 200 characters.',
      'passphrase common':
        'This one is well known, or made of a name. Choose words that only you put together.',
      'passphrase repeated':
        'This one repeats itself or runs along the keyboard. Choose several unrelated words.',
      'passphrase differs': 'The two are not the same. Type it again.',
      'code wrong':
        'This code does not fit. Check that the clock of your device is right and type the next code.',
      wrong: 'That did not work. Check every field; a code works only once.',
      'too many': 'Too many tries. Wait a quarter of an hour, or sign in with a passkey.',
      'too early': 'The day of waiting is not over yet.',
      'no such person': 'Choose somebody from the list. A partner cannot be an owner.',
      'expiry wrong': 'Choose a day from today on, at most 180 days ahead.',
      'last owner': 'A compartment keeps at least one owner. Make somebody else one first.',
    } satisfies Readonly<Record<AccountProblem, string>>,
  },
  {
    signIn: '로그인',
    signInLead:
      '패스키는 등록한 기기나 보안 키에 들어 있습니다. 브라우저가 패스키를 요청하므로 이름은 입력하지 않습니다.',
    signInButton: '패스키로 로그인',
    signInHelp:
      '패스키는 지문, 얼굴 또는 기기 비밀번호로 확인하며 이 주소에서만 쓸 수 있어 가짜 화면에서는 통하지 않습니다. 브라우저가 패스키를 보여 주지 않으면 등록한 기기가 아닙니다. 보안 키를 꽂거나 복구 코드를 쓰십시오. 모두 잃었으면 관리자에게 알리십시오. 관리자 두 사람이 하루에 걸쳐 다시 들어오게 도울 수 있습니다. 메일이나 전화로 코드를 묻는 일은 절대 없습니다.',
    otherWays: '다른 방법',
    withPassphrase: '암호 문장과 코드로 (관리자가 허용한 경우)',
    withCode: '패스키를 잃었을 때 복구 코드로',
    nobodyYet: '아직 계정이 하나도 없습니다. 첫 관리자용 주소는 Unhidden을 실행한 터미널에 나와 있습니다.',
    passphraseTitle: '암호 문장으로 로그인',
    passphraseLead:
      '패스키가 없는 기기에서 씁니다. 일상 업무는 할 수 있지만 승인, 봉인된 값 열기, 내보내기처럼 확인이 필요한 일에는 패스키가 있어야 합니다.',
    name: '이름 (계정에 적힌 그대로)',
    passphrase: '암호 문장',
    code: '인증 앱의 코드',
    codeHint: '숫자 여섯 자리입니다. 코드는 한 번만 쓸 수 있습니다.',
    codeTitle: '복구 코드 사용',
    codeLead:
      '복구 코드로는 새 패스키를 등록하는 일만 할 수 있습니다. 한 번 쓰면 끝나고, 나머지 코드는 그대로 쓸 수 있습니다.',
    recoveryCode: '복구 코드',
    recoveryHint: '글자와 숫자 열여섯 자입니다. 붙임표와 빈칸은 상관없습니다.',
    codeButton: '이 코드 사용',
    setUpTitle: '첫 관리자 설정',
    setUpLead:
      '이 주소는 한 번만 쓸 수 있습니다. 다른 모든 사람을 초대할 첫 계정을 만듭니다. 관리자는 계정만 볼 수 있고 기록은 볼 수 없습니다.',
    yourName: '이름',
    yourNameHint: '동료들이 아는 이름을 쓰십시오. 여기서 한 모든 일 옆에 표시됩니다.',
    keyName: '이 패스키의 이름',
    keyNameHint: '예: 내 노트북, 파란 보안 키',
    keyNameDefault: '첫 패스키',
    enrolButton: '패스키를 만들고 로그인',
    invitationTitle: (name: string) => `${name} 님, 환영합니다`,
    invitationLead:
      '이 주소는 본인만을 위한 것이며 한 번만 쓸 수 있습니다. 이 기기나 보안 키에 패스키를 만드십시오. 앞으로는 그 패스키로 로그인합니다.',
    recoveryLead:
      '관리자 두 사람이 다시 들어오도록 도왔습니다. 새 패스키를 만드십시오. 이전의 패스키, 코드, 로그인은 모두 끝납니다.',
    codeEnrolLead: '복구 코드를 확인했습니다. 10분 안에 새 패스키를 만드십시오.',
    goneTitle: '더 이상 쓸 수 없는 주소입니다',
    gone: '이미 쓰였거나 새 주소로 바뀌었거나 기한이 지났습니다. 관리자에게 새 주소를 요청하십시오. 첫 관리자라면 Unhidden을 다시 실행하고 터미널을 확인하십시오.',
    enrolHelp:
      '패스키는 한 쌍의 열쇠입니다. 비밀 열쇠는 기기나 보안 키를 떠나지 않으며 지문, 얼굴, 기기 비밀번호로 엽니다. 나중에 다른 기기에 하나 더 등록하고 복구 코드를 인쇄해 두면 기기 하나를 잃어도 들어올 수 있습니다. 패스키 하나는 계정 하나에만 씁니다.',
    orPassphrase: '이 기기에 패스키가 없으면 암호 문장을 정하십시오',
    passphraseButton: '암호 문장을 정하고 로그인',
    proveTitle: '본인 확인',
    proveLead: '지금 하려는 일에는 최근 5분 안에 사용한 패스키가 필요합니다.',
    proveKept: '입력한 내용은 남아 있으며 확인한 뒤 전송됩니다.',
    proveButton: '패스키로 확인',
    proveHelp:
      '승인, 공개, 봉인된 값 열기, 내보내기, 계정 변경은 매번 새로 확인합니다. 자리를 비운 화면이나 훔친 로그인으로는 할 수 없게 하기 위해서입니다. 암호 문장만으로는 할 수 없습니다.',
    proveNone:
      '이 계정에는 패스키가 없으며, 암호 문장으로는 이 일을 할 수 없습니다. 관리자에게 새 주소를 받아 패스키를 등록하십시오.',
    provedTitle: '확인되었습니다',
    provedLead: '아직 아무것도 전송하지 않았습니다. 입력한 내용을 보내십시오.',
    sendOn: '지금 보내기',
    signedOut: '로그아웃했습니다.',
    browserNeedsScript:
      '패스키를 요청하려면 브라우저의 스크립트가 필요합니다. 화면이 다 열린 뒤에도 이 문장이 보이면 이 주소에서 자바스크립트를 켜십시오.',
    unsupported:
      '이 브라우저에는 패스키 기능이 없거나 낡았습니다. 최신 Firefox, Chromium, Edge, Safari로 정확히 이 주소에 접속하십시오.',
    waiting: '패스키를 기다리는 중입니다 …',
    cancelled: '아무것도 보내지 않았습니다. 요청 창이 닫혔거나 시간이 지났습니다. 준비되면 다시 하십시오.',
    takenKey: '이 기기나 보안 키에는 이곳 계정의 패스키가 이미 있습니다. 다른 것을 쓰십시오.',
    failed: '브라우저가 패스키를 쓰지 못했습니다. 다시 하거나 다른 기기 또는 보안 키를 쓰십시오.',
    problems: {
      'passkey none':
        '브라우저가 패스키를 보내지 않았습니다. 이 주소에서 자바스크립트를 켜고 다시 하십시오. 패스키를 쓰는 순간에만 필요합니다.',
      'passkey stale': '5분이 지났거나 두 번 보냈습니다. 다시 하십시오.',
      'passkey taken': '이미 다른 계정에 쓰이는 패스키입니다. 다른 기기나 보안 키를 쓰십시오.',
      'passkey refused':
        '확인하지 못했습니다. 이 주소에서 등록한 패스키를 쓰고 지문, 얼굴 또는 비밀번호로 확인하십시오.',
      'name empty': '이름을 입력하십시오.',
      'name odd': '글자, 숫자, 일반 기호로 80자까지 쓸 수 있습니다.',
      'name taken': '같은 이름이 이미 있습니다. 구별할 수 있게 덧붙이십시오.',
      'partner alone': '협력 기관은 다른 역할을 함께 가질 수 없습니다. 둘 중 하나만 고르십시오.',
      'last administrator': '관리자는 적어도 한 사람 있어야 합니다. 먼저 다른 사람을 관리자로 정하십시오.',
      'own request': '직접 요청한 일이므로 다른 관리자가 확인해야 합니다.',
      gone: '더 이상 열려 있지 않습니다. 누군가 이미 처리했거나 그사이 바뀌었습니다. 지금 상태를 확인하십시오.',
      'last key': '하나뿐인 패스키입니다. 먼저 다른 패스키를 등록하십시오.',
      'not allowed': '관리자가 이 계정에 암호 문장을 허용하지 않았습니다.',
      'passphrase short': '15자 이상이어야 합니다. 서로 관계없는 낱말 네댓 개를 이어 쓰면 좋습니다.',
      'passphrase long': '200자까지 쓸 수 있습니다.',
      'passphrase common': '널리 알려졌거나 이름으로 만든 문장입니다. 본인만 떠올릴 낱말을 이어 쓰십시오.',
      'passphrase repeated': '같은 것이 되풀이되거나 자판 순서대로입니다. 서로 관계없는 낱말을 고르십시오.',
      'passphrase differs': '두 번 입력한 것이 다릅니다. 다시 입력하십시오.',
      'code wrong': '코드가 맞지 않습니다. 기기의 시각이 맞는지 보고 다음 코드를 입력하십시오.',
      wrong: '확인하지 못했습니다. 모든 칸을 살펴보십시오. 코드는 한 번만 쓸 수 있습니다.',
      'too many': '시도가 너무 많습니다. 15분 뒤에 다시 하거나 패스키로 로그인하십시오.',
      'too early': '하루의 대기 시간이 아직 지나지 않았습니다.',
      'no such person': '목록에서 고르십시오. 협력 기관은 소유자가 될 수 없습니다.',
      'expiry wrong': '오늘부터 180일 안의 날짜를 고르십시오.',
      'last owner': '구획에는 소유자가 적어도 한 사람 있어야 합니다. 먼저 다른 사람을 소유자로 정하십시오.',
    },
  },
);
