{{- define "roadloom.name" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 45 | trimSuffix "-" -}}
{{- end -}}

{{- define "roadloom.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- /* The job's arguments: those that are set. */ -}}
{{- define "roadloom.args" -}}
{{- range .Values.paths }}
- {{ . | quote }}
{{- end }}
- --warehouse
- {{ .Values.warehouse | quote }}
- --catalog
- {{ .Values.catalog | quote }}
{{- if .Values.catalogProperties }}
- --catalog-properties
- {{ .Values.catalogProperties | toJson | quote }}
{{- end }}
- --region
- {{ .Values.region | quote }}
- --execution
- {{ .Values.execution | quote }}
- --hash-images
- {{ .Values.hashImages | quote }}
- --force
- {{ .Values.force | quote }}
{{- if .Values.drivePattern }}
- --drive-pattern
- {{ .Values.drivePattern | quote }}
{{- end }}
{{- if .Values.unitSize }}
- --unit-size
- {{ .Values.unitSize | quote }}
{{- end }}
{{- if .Values.rig }}
- --rig
- file:///opt/roadloom/rig/rig.yaml
{{- end }}
{{- end -}}
