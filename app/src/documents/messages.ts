import { inLanguages } from '../ui/language.ts';
import type { Language } from '../ui/language.ts';
import type { DocumentView } from './document-view.ts';
import type { FindingKind } from './finding-kinds.ts';
import type { Reason } from './reasons.ts';

/** Keys are the codes of states, reasons and findings, so that none can be without words. */
export const documentMessages = inLanguages<{
  states: Readonly<Record<DocumentView['state'], string>>;
  reasons: Readonly<Record<Reason, string>>;
  findings: Readonly<Record<FindingKind, string>>;
  formats: Readonly<Record<string, string>>;
  otherFormat: (format: string) => string;
  openedWith: string;
  originalWarning: string;
}>(
  {
    states: {
      viewable: 'Shown as text and images.',
      unviewable: 'Kept sealed. It cannot be shown here.',
      refused: 'Kept sealed. It was not opened, because it breaks a limit.',
    },
    reasons: {
      'too large': 'It is larger than 100 MB.',
      'too much inside':
        'It unpacks to far more than a document holds, as files made to overload a computer do.',
      'too many pixels': 'The image has more pixels than are opened here.',
      'too many pages': 'It has more than 10,000 pages.',
      empty: 'The file is empty: 0 bytes.',
      'not shown': 'This format is not opened here. Ask for another one, such as PDF or Word.',
      damaged: 'It is damaged or cut off: the programs that read this format cannot read it.',
      locked: 'It is locked with a password. Ask for a copy without one.',
      entities: 'It holds definitions that no office program writes and that are used for attacks.',
      'gave up':
        'The program that opens it broke off: it is damaged, or needs more memory or time than allowed.',
      'took too long': 'Opening it took longer than two minutes and was stopped.',
      'wrote too much': 'Opening it gave more than 500 MB and was stopped.',
      'no program': 'A program for this format is not installed here; the operator’s guide says which.',
      'no sandbox':
        'This format is opened only behind bubblewrap, which is missing or does not work here; see the operator’s guide.',
      'text only': 'Only the text can be shown: images of the pages could not be made.',
    },
    findings: {
      macros: 'Holds macros (programs); they were not run',
      'external template': 'Asks for a template from elsewhere; it was not fetched',
      'external link': 'Refers to something outside the file; it was not followed',
      'embedded object': 'Another file or object is embedded; it was not opened',
      field: 'A field that would fetch something or start a program; it was not followed',
      script: 'Holds a script; it was not run',
      launch: 'Would start a program; it was not started',
      'opens by itself': 'Something is to happen by itself on opening; it did not',
      'attached file': 'Another file is attached inside; it was not opened',
      form: 'Holds a form to fill in',
      'test virus': 'Holds the EICAR test pattern, with which virus scanners are tested',
      'two formats': 'Is two formats at once, which documents are not by accident',
      'name differs': 'The name says another format than the content',
      'misleading name': 'The name holds signs that mislead, or is too long',
      'unsafe entry name': 'An entry inside would write outside its folder; nothing was unpacked',
      'symbolic link': 'An entry inside is a link; nothing was unpacked',
      'nested archive': 'Holds another archive or document, which was not opened',
      'preview only': 'Only the preview text is shown, about the first page; the document may say more',
      'texts differ': 'Two programs read texts of very different length; something may be hidden',
      'text shortened': 'The text is longer than what is shown',
      'pages shortened': 'There are more pages than are shown',
      'characters replaced': 'Some characters could not be read and are shown as �',
      'hidden direction':
        'Holds signs that reverse the direction of writing; the text may look different from what it is',
    },
    formats: { txt: 'plain text', unknown: 'unknown format', empty: 'empty file', exe: 'program' },
    otherFormat: (format) => format.toUpperCase(),
    openedWith: 'Opened with',
    originalWarning:
      'The original may harm the computer it is opened on. Take it only if text and images are not enough, and open it on a machine without network.',
  },
  {
    states: {
      viewable: '글과 이미지로 보여 드립니다.',
      unviewable: '봉인하여 보관합니다. 여기서는 내용을 볼 수 없습니다.',
      refused: '봉인하여 보관합니다. 정해진 한도를 넘어 열지 않았습니다.',
    },
    reasons: {
      'too large': '파일이 100MB보다 큽니다.',
      'too much inside':
        '압축을 풀면 문서라고 보기 어려울 만큼 커집니다. 컴퓨터에 과부하를 주려고 만든 파일에서 나타나는 모습입니다.',
      'too many pixels': '여기서 열 수 있는 것보다 화소가 많은 이미지입니다.',
      'too many pages': '10,000쪽이 넘습니다.',
      empty: '빈 파일(0바이트)입니다.',
      'not shown': '여기서는 이 형식을 열지 않습니다. PDF나 Word 등 다른 형식으로 다시 요청하십시오.',
      damaged: '파일이 손상되었거나 중간에 잘려, 이 형식을 읽는 프로그램으로 읽을 수 없습니다.',
      locked: '암호가 걸려 있습니다. 암호를 푼 사본을 요청하십시오.',
      entities: '사무용 프로그램은 쓰지 않고 공격에 쓰이는 정의가 들어 있습니다.',
      'gave up':
        '여는 도중 프로그램이 중단되었습니다. 파일이 손상되었거나, 허용된 것보다 많은 메모리나 시간이 필요합니다.',
      'took too long': '여는 데 2분이 넘게 걸려 중단했습니다.',
      'wrote too much': '연 결과가 500MB를 넘어 중단했습니다.',
      'no program':
        '이 형식을 여는 프로그램이 설치되어 있지 않습니다. 필요한 프로그램은 운영 안내서에 있습니다.',
      'no sandbox':
        '이 형식은 bubblewrap이 있어야만 엽니다. 설치되어 있지 않거나 이 시스템에서 작동하지 않습니다. 운영 안내서를 보십시오.',
      'text only': '글만 볼 수 있습니다. 쪽 이미지를 만들지 못했습니다.',
    },
    findings: {
      macros: '매크로(프로그램)가 들어 있으나 실행하지 않았습니다',
      'external template': '외부의 서식 파일을 불러오려 하나 가져오지 않았습니다',
      'external link': '파일 밖을 가리키는 링크가 있으나 접속하지 않았습니다',
      'embedded object': '다른 파일이나 개체가 삽입되어 있으나 열지 않았습니다',
      field: '무언가를 가져오거나 프로그램을 실행하는 필드가 있으나 처리하지 않았습니다',
      script: '스크립트가 들어 있으나 실행하지 않았습니다',
      launch: '프로그램을 실행하려 하나 실행하지 않았습니다',
      'opens by itself': '열면 저절로 일어나는 동작이 있으나 일어나지 않게 했습니다',
      'attached file': '안에 다른 파일이 첨부되어 있으나 열지 않았습니다',
      form: '입력 양식이 들어 있습니다',
      'test virus': '백신 시험용 EICAR 문자열이 들어 있습니다',
      'two formats': '한 파일이 동시에 두 가지 형식입니다. 문서가 우연히 이렇게 되지는 않습니다',
      'name differs': '파일 이름의 형식과 실제 내용이 다릅니다',
      'misleading name': '파일 이름에 오해를 부르는 기호가 있거나 이름이 지나치게 깁니다',
      'unsafe entry name': '안에 있는 항목이 폴더 밖에 쓰도록 되어 있으나 압축을 풀지 않았습니다',
      'symbolic link': '안에 심볼릭 링크가 있으나 압축을 풀지 않았습니다',
      'nested archive': '안에 다른 압축 파일이나 문서가 있으나 열지 않았습니다',
      'preview only': '미리보기 글(대략 첫 쪽)만 보여 드립니다. 문서에는 내용이 더 있을 수 있습니다',
      'texts differ': '두 프로그램이 읽은 글의 길이가 크게 다릅니다. 숨겨진 내용이 있을 수 있습니다',
      'text shortened': '글이 길어 일부만 보여 드립니다',
      'pages shortened': '쪽수가 많아 일부만 보여 드립니다',
      'characters replaced': '읽을 수 없는 글자는 �로 표시했습니다',
      'hidden direction': '쓰는 방향을 바꾸는 기호가 있어 글이 실제와 다르게 보일 수 있습니다',
    },
    formats: { txt: '일반 텍스트', unknown: '알 수 없는 형식', empty: '빈 파일', exe: '실행 프로그램' },
    otherFormat: (format) => format.toUpperCase(),
    openedWith: '연 프로그램',
    originalWarning:
      '원본은 여는 컴퓨터에 해를 끼칠 수 있습니다. 글과 이미지로 부족할 때만 받아, 네트워크에 연결되지 않은 컴퓨터에서 여십시오.',
  },
);

/** A reason in words; a code that is not known, from a later version, as it is. */
export function reasonWords(lang: Language, reason: string): string {
  const words: Readonly<Record<string, string>> = documentMessages[lang].reasons;
  return words[reason] ?? reason;
}

/** The same for a finding. */
export function findingWords(lang: Language, kind: string): string {
  const words: Readonly<Record<string, string>> = documentMessages[lang].findings;
  return words[kind] ?? kind;
}

/** A format by a name that people know. */
export function formatWords(lang: Language, format: string): string {
  const { formats, otherFormat } = documentMessages[lang];
  return formats[format] ?? otherFormat(format);
}
