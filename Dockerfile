FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn --batch-mode --no-transfer-progress dependency:go-offline
COPY src src
COPY bpmn bpmn
RUN mvn --batch-mode --no-transfer-progress package -DskipTests \
 && java -Djarmode=tools -jar target/maillage-*.jar extract --layers --destination layers --launcher

FROM eclipse-temurin:17-jre-alpine
RUN addgroup -S maillage && adduser -S maillage -G maillage
WORKDIR /application
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER maillage
EXPOSE 8080
# engine dates carry no zone: the JVM always runs in UTC
ENTRYPOINT ["java", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "-XX:MaxRAMPercentage=70", "org.springframework.boot.loader.launch.JarLauncher"]
