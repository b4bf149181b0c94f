export interface ExplanationTexts {
	readonly title: string;
	readonly why: string;
	readonly steps: readonly string[];
	readonly open: string;
	readonly compare: string;
	readonly certificate: string;
	readonly app: string;
	readonly appLink: string;
}

const en: ExplanationTexts = {
	title: 'You are invited to a call',
	why: 'This call runs on somebody’s own computer. It proves who it is with a key of its own, not with a certificate bought from a company, so your browser will warn you once: “Your connection is not private”. The connection is encrypted all the same.',
	steps: [
		'Open the call with the button below.',
		'Where the browser warns, choose “Advanced” (in Safari “Show Details”).',
		'Choose “Proceed” (Firefox: “Accept the Risk and Continue”; Safari: “visit this website”).',
	],
	open: 'Open the call',
	compare:
		'To be certain that nobody stands in between, look at the certificate in the warning before you proceed. Its SHA-256 fingerprint must be the one that the person who invited you reads to you from their app:',
	certificate: 'Fingerprint that this computer shows',
	app: 'In the Parley app there is no warning: the invitation itself carries the key.',
	appLink: 'Open in the app',
};

const de: ExplanationTexts = {
	title: 'Sie sind zu einem Gespräch eingeladen',
	why: 'Dieses Gespräch läuft auf dem Rechner einer Person. Er weist sich mit einem eigenen Schlüssel aus, nicht mit dem gekauften Zertifikat einer Firma. Deshalb warnt Ihr Browser einmal: „Dies ist keine sichere Verbindung“. Verschlüsselt ist die Verbindung trotzdem.',
	steps: [
		'Öffnen Sie das Gespräch mit dem Knopf unten.',
		'Wählen Sie in der Warnung „Erweitert“ (Safari: „Details einblenden“).',
		'Wählen Sie „Weiter“ (Firefox: „Risiko akzeptieren und fortfahren“; Safari: „diese Website besuchen“).',
	],
	open: 'Gespräch öffnen',
	compare:
		'Um sicher zu sein, dass niemand dazwischen steht, sehen Sie sich in der Warnung das Zertifikat an, bevor Sie fortfahren. Sein SHA-256-Fingerabdruck muss der sein, den Ihnen die einladende Person aus ihrer App vorliest:',
	certificate: 'Fingerabdruck, den dieser Rechner zeigt',
	app: 'In der Parley-App gibt es keine Warnung: Die Einladung selbst enthält den Schlüssel.',
	appLink: 'In der App öffnen',
};

const languages: Record<string, ExplanationTexts> = { en, de };

/** The texts for a browser's Accept-Language; English if none fits. */
export function explanationTexts(acceptLanguage: string): { language: string; texts: ExplanationTexts } {
	for (const wish of acceptLanguage.split(',')) {
		const language = wish.trim().slice(0, 2).toLowerCase();
		const texts = Object.hasOwn(languages, language) ? languages[language] : undefined;
		if (texts) return { language, texts };
	}
	return { language: 'en', texts: en };
}
