import { LibraryFault, plainLibraryFault } from '../../../services/library/faults';
import { FileNameTaken } from '../../../services/library/folder';

describe('what the clerk is told of a fault of the library', () => {
  it.each([
    [new LibraryFault('full', { status: 507 }), /library is full/],
    [new LibraryFault('locked'), /somebody has the file open.*few minutes/],
    [new LibraryFault('not-allowed'), /doctor/],
    [new LibraryFault('busy', { retryAfterSeconds: 30 }), /in a minute\.$/],
    [new LibraryFault('busy', { retryAfterSeconds: 601 }), /in 11 minutes\.$/],
    [new LibraryFault('busy', { retryAfterSeconds: 7200 }), /in about 2 hours\.$/],
    [new FileNameTaken('x'), /same name/],
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), /disk.*full/],
    [Object.assign(new Error('x'), { code: 'EROFS' }), /could not be written/],
  ])('%s', (fault, words) => {
    const plain = plainLibraryFault(fault);
    expect(plain?.sentence).toMatch(words);
    expect(plain?.sentence).toMatch(/\.$/);
  });

  it.each([null, undefined, new Error('x'), 'x', Object.assign(new Error('x'), { code: 'EPIPE' })])(
    'is nothing for %s, which is no fault of a library',
    (fault) => expect(plainLibraryFault(fault)).toBeNull(),
  );

  it('puts work off only when the library asked for it, for as long as it asked', () => {
    expect(plainLibraryFault(new LibraryFault('busy', { retryAfterSeconds: 400 }))?.retryAfterSeconds).toBe(
      400,
    );
    expect(
      plainLibraryFault(new LibraryFault('unwell', { retryAfterSeconds: 400 }))?.retryAfterSeconds,
    ).toBeNull();
    expect(plainLibraryFault(new LibraryFault('locked'))?.retryAfterSeconds).toBeNull();
  });

  it('keeps no words of the service: only a code of one word', () => {
    const fault = new LibraryFault('refused', {
      status: 400,
      serviceCode: 'the file “Report on A. Person” is bad',
    });
    expect(fault.message).toBe('refused 400');
    expect(fault.name).toBe('LibraryFault refused 400');
  });
});
