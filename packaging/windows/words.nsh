; The installer's own sentences; the rest NSIS says in each language itself.
!macro WORDS language running too_long kind
  LangString RUNNING ${language} "${running}"
  LangString TOO_LONG ${language} "${too_long}"
  LangString KIND_OF_FILE ${language} "${kind}"
!macroend
!insertmacro WORDS ${LANG_ENGLISH} \
  "Remitcalc is running. Save your work, close it and try again." \
  "The path of this folder is too long for Windows. Choose one with a shorter path." \
  "Remitcalc document"
!insertmacro WORDS ${LANG_SPANISH} \
  "Remitcalc está abierto. Guarde su trabajo, ciérrelo e inténtelo de nuevo." \
  "La ruta de esta carpeta es demasiado larga para Windows. Elija una con una ruta más corta." \
  "Documento de Remitcalc"
!insertmacro WORDS ${LANG_FRENCH} \
  "Remitcalc est ouvert. Enregistrez votre travail, fermez-le et réessayez." \
  "Le chemin de ce dossier est trop long pour Windows. Choisissez-en un plus court." \
  "Document Remitcalc"
!insertmacro WORDS ${LANG_GERMAN} \
  "Remitcalc ist geöffnet. Speichern Sie Ihre Arbeit, schließen Sie das Programm und versuchen Sie es noch einmal." \
  "Der Pfad dieses Ordners ist für Windows zu lang. Wählen Sie einen mit kürzerem Pfad." \
  "Remitcalc-Dokument"
!insertmacro WORDS ${LANG_SERBIANLATIN} \
  "Remitcalc je otvoren. Sačuvajte svoj rad, zatvorite ga i pokušajte ponovo." \
  "Putanja ove fascikle je predugačka za Windows. Izaberite fasciklu sa kraćom putanjom." \
  "Remitcalc dokument"
