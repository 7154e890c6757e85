; Installs the program for one user: no administrator, no network, nothing outside its own folder
; and the user's own part of the registry. `build.py nsis` defines VERSION, PUBLISHER, FOLDER (the
; program's), FILES (lists made of it), ICON, OUT and LONGEST (characters of its longest path).
; Silent: /S, another folder: /D=C:\…; it ends with 5 where the program runs, with 6 where a path
; would get too long.
Unicode true
Target amd64-unicode ; as the program: no subsystem for 32 bits is needed
!if "${QUICK}" == 1
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
!include MUI2.nsh
!include LogicLib.nsh

!define APP "Remitcalc"
!define PROGRAM "remitcalc-window.exe"
!define COMMAND "remitcalc.exe"
!define KIND "Remitcalc.File.1"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define ENDS_RUNNING 5
!define ENDS_LONG 6
!define MAX_PATH 259

Name "${APP}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${APP} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${APP} ${VERSION}"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "${PUBLISHER}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is spoken where Windows speaks none of them.
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Spanish
!insertmacro MUI_LANGUAGE French
!insertmacro MUI_LANGUAGE German
!insertmacro MUI_LANGUAGE SerbianLatin
!include /CHARSET=UTF8 words.nsh
!include /CHARSET=UTF8 "${FILES}"

; Refuses, or asks to try again, while a program in the folder runs: Windows holds its file.
!macro REFUSE_WHILE_RUNNING un
Function ${un}RefuseWhileRunning
  again:
  StrCpy $2 ""
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $2 "${PROGRAM}"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${COMMAND}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${COMMAND}" a
    ${If} ${Errors}
      StrCpy $2 "${COMMAND}"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} $2 != ""
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${ENDS_RUNNING}
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Function .onVerifyInstDir
  StrLen $0 $INSTDIR
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 >= ${MAX_PATH}
    Abort
  ${EndIf}
FunctionEnd

Section
  StrLen $0 $INSTDIR
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 >= ${MAX_PATH}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_LONG)" /SD IDOK
    SetErrorLevel ${ENDS_LONG}
    Quit
  ${EndIf}
  Call RefuseWhileRunning

  ; What an older version left in the same folder goes first, so that nothing of it stays.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 != 0
      SetErrorLevel $0
      Quit
    ${EndIf}
  ${EndIf}

  SetOutPath "$INSTDIR"
  !insertmacro INSTALLED_FILES
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "${PATHS}\${COMMAND}" "" "$INSTDIR\${COMMAND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(KIND_OF_FILE)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.remitcalc" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.remitcalc\OpenWithProgids" "${KIND}" ""
  ; Files of other programs: offered under "open with", never taken over.
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${APP}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro SUPPORTED_TYPES

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ; Tells the desktop that the kinds of files have changed.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  Call un.RefuseWhileRunning
  ; Only what was installed goes, file by file: the folder may hold what a user put there.
  !insertmacro REMOVED_FILES
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; The menu and the registry may be those of a version in another folder by now.
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 == "$INSTDIR"
    Delete "$SMPROGRAMS\${APP}.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${PATHS}\${COMMAND}"
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
    DeleteRegValue HKCU "${CLASSES}\.remitcalc\OpenWithProgids" "${KIND}"
    ReadRegStr $0 HKCU "${CLASSES}\.remitcalc" ""
    ${If} $0 == "${KIND}"
      DeleteRegValue HKCU "${CLASSES}\.remitcalc" ""
    ${EndIf}
    DeleteRegKey /ifempty HKCU "${CLASSES}\.remitcalc\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.remitcalc"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${EndIf}
SectionEnd
