; The installer: for one user, without rights of an administrator. VERSION, FOLDER (what is installed), LIST (the commands that
; put and delete each file of it) and OUT are defined by .ci/package-windows.
Target amd64-unicode
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
!include MUI2.nsh
!include "${LIST}"

!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\jibiao"
!define CLASSES "Software\Classes"
!define PROJECT "jibiao.project"

Name "绩表 ${VERSION}"
BrandingText "绩表 ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\jibiao"
InstallDirRegKey HKCU "${REMOVAL}" "InstallLocation"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "绩表"
VIAddVersionKey "FileDescription" "绩表 安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ICON "jibiao.ico"
!define MUI_UNICON "jibiao.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\jibiao.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开绩表"
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\使用说明.html"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; Explorer takes up other icons and programs for files.
!macro Tell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  !insertmacro PutFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\绩表"
  CreateShortcut "$SMPROGRAMS\绩表\绩表.lnk" "$INSTDIR\jibiao.exe"
  CreateShortcut "$SMPROGRAMS\绩表\使用说明.lnk" "$INSTDIR\使用说明.html"
  CreateShortcut "$SMPROGRAMS\绩表\卸载绩表.lnk" "$INSTDIR\uninstall.exe"

  ; Project files are opened by it. Spreadsheets and Word files keep their programs, and offer it under "open with".
  WriteRegStr HKCU "${CLASSES}\${PROJECT}" "" "绩表项目"
  WriteRegStr HKCU "${CLASSES}\${PROJECT}\DefaultIcon" "" "$INSTDIR\jibiao.exe,1"
  WriteRegStr HKCU "${CLASSES}\${PROJECT}\shell\open\command" "" '"$INSTDIR\jibiao.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.ron" "" "${PROJECT}"
  WriteRegStr HKCU "${CLASSES}\.ron\OpenWithProgids" "${PROJECT}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\jibiao.exe" "FriendlyAppName" "绩表"
  WriteRegStr HKCU "${CLASSES}\Applications\jibiao.exe\shell\open\command" "" '"$INSTDIR\jibiao.exe" "%1"'
  !macro Supports extension
    WriteRegStr HKCU "${CLASSES}\Applications\jibiao.exe\SupportedTypes" "${extension}" ""
    WriteRegStr HKCU "${CLASSES}\${extension}\OpenWithList\jibiao.exe" "" ""
  !macroend
  !insertmacro Supports ".ron"
  !insertmacro Supports ".xlsx"
  !insertmacro Supports ".xls"
  !insertmacro Supports ".ods"
  !insertmacro Supports ".docx"

  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "绩表"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\jibiao.exe,0"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" "${KILOBYTES}"
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  !insertmacro Tell
SectionEnd

; Settings, recovery copies and backups in AppData stay: they are the user's work.
Section "Uninstall"
  !insertmacro DeleteFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\绩表\*.lnk"
  RMDir "$SMPROGRAMS\绩表"
  ; Another program may have taken the files over meanwhile.
  ReadRegStr $0 HKCU "${CLASSES}\.ron" ""
  StrCmp $0 "${PROJECT}" 0 +2
    DeleteRegValue HKCU "${CLASSES}\.ron" ""
  DeleteRegValue HKCU "${CLASSES}\.ron\OpenWithProgids" "${PROJECT}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.ron\OpenWithProgids"
  DeleteRegKey HKCU "${CLASSES}\${PROJECT}"
  DeleteRegKey HKCU "${CLASSES}\Applications\jibiao.exe"
  !macro Forgets extension
    DeleteRegKey HKCU "${CLASSES}\${extension}\OpenWithList\jibiao.exe"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${extension}\OpenWithList"
    DeleteRegKey /ifempty HKCU "${CLASSES}\${extension}"
  !macroend
  !insertmacro Forgets ".ron"
  !insertmacro Forgets ".xlsx"
  !insertmacro Forgets ".xls"
  !insertmacro Forgets ".ods"
  !insertmacro Forgets ".docx"
  DeleteRegKey HKCU "${REMOVAL}"
  !insertmacro Tell
SectionEnd
