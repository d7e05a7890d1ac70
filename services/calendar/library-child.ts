/** Child process: prints the bank holidays of the years named, so that the server never holds the library's memory. */
import { englishBankHolidays } from './bank-holidays';

const [fromYear, toYear] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(englishBankHolidays(fromYear ?? 0, toYear ?? 0)));
