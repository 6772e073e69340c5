{{- /* Settings of a job that runs for ever: those of flink-conf/config.yaml that a live one needs. */ -}}
{{- define "roadloom.liveSettings" -}}
execution.checkpointing.interval: {{ .Values.checkpointInterval | quote }}
execution.checkpointing.min-pause: {{ .Values.checkpointMinPause | quote }}
execution.checkpointing.mode: EXACTLY_ONCE
execution.checkpointing.timeout: 10 min
execution.checkpointing.tolerable-failed-checkpoints: "3"
execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
execution.checkpointing.num-retained: "2"
execution.checkpointing.storage: filesystem
execution.checkpointing.dir: {{ .Values.checkpoints | quote }}
execution.checkpointing.savepoint-dir: {{ .Values.savepoints | quote }}
# A JobManager that starts again must know the newest checkpoint: without one, the job refuses.
high-availability.type: kubernetes
high-availability.storageDir: {{ .Values.highAvailability | default (printf "%s/ha" .Values.checkpoints) | quote }}
{{- if .Values.metrics.enabled }}
metrics.reporters: prom
metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory
metrics.reporter.prom.port: {{ .Values.metrics.port | toString | quote }}
{{- end }}
{{- end -}}
