@echo off
rem Starts Fingerpost: builds what is missing, then hands over to Java.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%infra\target\fingerpost.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo Fingerpost needs Java 17 or later, and there is none here. Install a JDK, or set JAVA_HOME. 1>&2
  exit /b 2
)
if not exist "%JAR%" (
  echo Building Fingerpost; the first time this takes some minutes. 1>&2
  pushd "%HOME_DIR%"
  call mvnw.cmd -q -B -Dfast -Dmaven.test.skip=true package
  if errorlevel 1 (
    popd
    echo The build failed; what stands above says why. 1>&2
    exit /b 1
  )
  popd
)
"%JAVA%" -Xms320m -Xmx512m -Xmn200m -XX:SurvivorRatio=3 -XX:+UseSerialGC -XX:MaxInlineLevel=9 -XX:FreqInlineSize=150 -XX:InlineSmallCode=1500 -XX:MaxMetaspaceSize=192m -XX:ReservedCodeCacheSize=96m -XX:MaxDirectMemorySize=96m -Xss512k -XX:+ExitOnOutOfMemoryError %FINGERPOST_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
